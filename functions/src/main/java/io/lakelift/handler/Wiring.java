package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.Services;
import io.lakelift.fsx.FsxExports;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notices;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sns.SnsNotices;
import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Builds the clients, once for each function's life. They try nothing again and wait for no answer longer than a
 * function may run: all trying again is written in the state machine, where it can be seen.
 */
final class Wiring {
    private static final Duration ONE_CALL = Duration.ofSeconds(10);

    private Wiring() {}

    static Services services() {
        RdsClient rds = RdsClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(once())
                .build();
        FSxClient fsx = FSxClient.builder()
                .httpClientBuilder(http())
                .overrideConfiguration(once())
                .build();
        return new Services(new RdsExports(rds), new FsxExports(fsx), new RdsSnapshots(rds));
    }

    static Notices notices(String topicArn) {
        return new SnsNotices(
                SnsClient.builder()
                        .httpClientBuilder(http())
                        .overrideConfiguration(once())
                        .build(),
                topicArn);
    }

    /** Lambda hands standard output to CloudWatch as it is. */
    static MetricLog metrics(Deployment deployment) {
        return new MetricLog(deployment.name(), System.out::println);
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(ONE_CALL);
    }

    private static ClientOverrideConfiguration once() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(strategy -> strategy.maxAttempts(1))
                .apiCallAttemptTimeout(ONE_CALL)
                .apiCallTimeout(ONE_CALL)
                .build();
    }
}
