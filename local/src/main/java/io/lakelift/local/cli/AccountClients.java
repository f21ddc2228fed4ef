package io.lakelift.local.cli;

import io.lakelift.export.Services;
import io.lakelift.fsx.FsxExports;
import io.lakelift.notice.Notices;
import io.lakelift.rds.RdsExports;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sns.SnsNotices;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The clients of a run in an account: as patient as those of the deployed functions, and as little given to retries. */
record AccountClients(RdsClient rds, FSxClient fsx, SnsClient sns) implements AutoCloseable {
    private static final Duration ONE_CALL = Duration.ofSeconds(10);

    static AccountClients of(Account account) {
        return new AccountClients(
                once(RdsClient.builder(), account).build(),
                once(FSxClient.builder(), account).build(),
                once(SnsClient.builder(), account).build());
    }

    Services services() {
        return new Services(new RdsExports(rds), new FsxExports(fsx), new RdsSnapshots(rds));
    }

    Notices topic(String arn) {
        return new SnsNotices(sns, arn);
    }

    @Override
    public void close() {
        rds.close();
        fsx.close();
        sns.close();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B once(B builder, Account account) {
        return builder.region(account.region())
                .credentialsProvider(account.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(ONE_CALL))
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1))
                        .apiCallAttemptTimeout(ONE_CALL)
                        .apiCallTimeout(ONE_CALL));
    }
}
