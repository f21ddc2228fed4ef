package io.lakelift.fakes;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** AWS's own clients, unmodified; they do not retry, so that a test sees each answer. */
public final class SdkClients {
    private SdkClients() {}

    static RdsClient rds(URI endpoint) {
        return configured(RdsClient.builder(), endpoint).build();
    }

    static SnsClient sns(URI endpoint) {
        return configured(SnsClient.builder(), endpoint).build();
    }

    static FSxClient fsx(URI endpoint) {
        return configured(FSxClient.builder(), endpoint).build();
    }

    public static SfnClient sfn(URI endpoint) {
        return configured(SfnClient.builder(), endpoint).build();
    }

    public static S3Client s3(URI endpoint) {
        return configured(S3Client.builder().forcePathStyle(true), endpoint).build();
    }

    public static GlueClient glue(URI endpoint) {
        return configured(GlueClient.builder(), endpoint).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(SampleAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }
}
