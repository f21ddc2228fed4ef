package io.lakelift.local.doctor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS clients for the account that the doctor examines. Each is built on first use, because building one is slow. */
public final class DoctorClients implements AutoCloseable {
    /** A little longer than a check may take, so that the check gives up first. */
    private static final Duration LIMIT = Doctor.LIMIT.plusSeconds(2);

    private final Setting setting;
    private final Map<Class<?>, AutoCloseable> built = new ConcurrentHashMap<>();

    /** Applies the settings that all clients share. */
    public interface Setting {
        /** @return the same builder */
        <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B on(B builder);
    }

    /** @param setting credentials, Region, and how calls are made */
    public DoctorClients(Setting setting) {
        this.setting = setting;
    }

    /**
     * The clients of a caller in a Region. The SDK retries throttled calls for about as long as a check may take. If
     * the environment sets an endpoint of its own, host prefixes such as {@code sync-} are left out: only AWS has those
     * hosts.
     */
    public static DoctorClients of(AwsCredentialsProvider credentials, Region region) {
        boolean ownEndpoint =
                Stream.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SFN").anyMatch(System.getenv()::containsKey);
        return new DoctorClients(new Setting() {
            @Override
            public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B on(B builder) {
                return builder.region(region)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder()
                                .connectionTimeout(Duration.ofSeconds(3))
                                .socketTimeout(LIMIT))
                        .overrideConfiguration(override -> override.apiCallTimeout(LIMIT)
                                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, ownEndpoint));
            }
        });
    }

    CloudFormationClient cloudFormation() {
        return client(
                CloudFormationClient.class,
                () -> setting.on(CloudFormationClient.builder()).build());
    }

    CloudWatchClient cloudWatch() {
        return client(
                CloudWatchClient.class,
                () -> setting.on(CloudWatchClient.builder()).build());
    }

    EventBridgeClient events() {
        return client(
                EventBridgeClient.class,
                () -> setting.on(EventBridgeClient.builder()).build());
    }

    FSxClient fsx() {
        return client(FSxClient.class, () -> setting.on(FSxClient.builder()).build());
    }

    GlueClient glue() {
        return client(GlueClient.class, () -> setting.on(GlueClient.builder()).build());
    }

    /** IAM is global: the SDK derives its endpoint from the Region's partition. */
    IamClient iam() {
        return client(IamClient.class, () -> setting.on(IamClient.builder()).build());
    }

    KmsClient kms() {
        return client(KmsClient.class, () -> setting.on(KmsClient.builder()).build());
    }

    LambdaClient lambda() {
        return client(
                LambdaClient.class, () -> setting.on(LambdaClient.builder()).build());
    }

    RdsClient rds() {
        return client(RdsClient.class, () -> setting.on(RdsClient.builder()).build());
    }

    /**
     * S3, with access to buckets in other Regions, so that a bucket's actual Region can be reported. Endpoints other
     * than AWS's need path-style addresses.
     */
    S3Client s3() {
        return client(
                S3Client.class,
                () -> setting.on(S3Client.builder())
                        .crossRegionAccessEnabled(true)
                        .forcePathStyle(true)
                        .build());
    }

    SchedulerClient scheduler() {
        return client(
                SchedulerClient.class,
                () -> setting.on(SchedulerClient.builder()).build());
    }

    SfnClient sfn() {
        return client(SfnClient.class, () -> setting.on(SfnClient.builder()).build());
    }

    SnsClient sns() {
        return client(SnsClient.class, () -> setting.on(SnsClient.builder()).build());
    }

    SqsClient sqs() {
        return client(SqsClient.class, () -> setting.on(SqsClient.builder()).build());
    }

    private <C extends AutoCloseable> C client(Class<C> type, Supplier<C> maker) {
        return type.cast(built.computeIfAbsent(type, none -> maker.get()));
    }

    @Override
    public void close() {
        for (AutoCloseable each : built.values()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("A client cannot be closed", e);
            }
        }
    }
}
