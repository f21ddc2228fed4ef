package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.Executions;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.fleet.Catalog;
import io.lakelift.fsx.FsxExports;
import io.lakelift.fsx.FsxFileSystems;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notices;
import io.lakelift.rds.RdsDatabases;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sfn.SfnExecutions;
import io.lakelift.sns.SnsNotices;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Puts the adapters on AWS's clients, once for each function's life. */
public final class Wiring {
    private static final Duration ONE_CALL = Duration.ofSeconds(10);

    private static @Nullable SfnClient sfn;

    private Wiring() {}

    /**
     * The doors to AWS that these clients open.
     *
     * @param sfn asked for only when Step Functions is
     * @param exportMachineArn of the export state machine
     */
    public static Services services(RdsClient rds, FSxClient fsx, Supplier<SfnClient> sfn, String exportMachineArn) {
        return new Services(
                new RdsExports(rds),
                new FsxExports(fsx),
                new RdsSnapshots(rds),
                new SfnExecutions(sfn, exportMachineArn));
    }

    /**
     * Makes a client try nothing again and wait for no answer longer than a function may run: all trying again is written
     * in the state machine, where it can be seen.
     *
     * @return the same builder
     */
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B once(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(ONE_CALL))
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1))
                        .apiCallAttemptTimeout(ONE_CALL)
                        .apiCallTimeout(ONE_CALL));
    }

    /**
     * What the account has, as these clients list it.
     *
     * @param services those that the deployment has: nothing of another is listed
     */
    public static Catalog catalog(RdsClient rds, FSxClient fsx, Collection<Service> services) {
        RdsDatabases databases = new RdsDatabases(rds);
        FsxFileSystems fileSystems = new FsxFileSystems(fsx);
        return kind -> !services.contains(kind.service())
                ? List.of()
                : switch (kind) {
                    case CLUSTERS -> databases.clusters();
                    case INSTANCES -> databases.instances();
                    case FILE_SYSTEMS -> fileSystems.all();
                };
    }

    static Catalog catalog(Settings settings) {
        return catalog(
                once(RdsClient.builder()).build(), once(FSxClient.builder()).build(), settings.services());
    }

    static Executions executions(Settings settings) {
        return new SfnExecutions(Wiring::sfn, settings.exportMachineArn());
    }

    static Services services(Settings settings) {
        return services(
                once(RdsClient.builder()).build(),
                once(FSxClient.builder()).build(),
                Wiring::sfn,
                settings.exportMachineArn());
    }

    /** Made at the first question: most calls have none for Step Functions, and a cold start would pay for the client. */
    private static synchronized SfnClient sfn() {
        if (sfn == null) {
            sfn = once(SfnClient.builder()).build();
        }
        return sfn;
    }

    static Notices notices(String topicArn) {
        return new SnsNotices(once(SnsClient.builder()).build(), topicArn);
    }

    /** Lambda hands standard output to CloudWatch as it is. */
    static MetricLog metrics(Deployment deployment) {
        return new MetricLog(deployment.name(), System.out::println);
    }
}
