package io.lakelift.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The AWS clients of one function. Each is created on first use, so that a cold start spends no time on clients that
 * the function does not need. Until {@link #goLive} is called, they send nothing and return the canned answers of
 * {@link CannedAws}.
 */
public final class AwsClients {
    private static final Duration ONE_CALL = Duration.ofSeconds(10);

    private final CannedAws canned = new CannedAws();
    private final Supplier<RdsClient> rds =
            new Lazy<>(() -> canned(RdsClient.builder()).build());
    private final Supplier<FSxClient> fsx =
            new Lazy<>(() -> canned(FSxClient.builder()).build());
    private final Supplier<SfnClient> sfn =
            new Lazy<>(() -> canned(SfnClient.builder()).build());
    private final Supplier<SnsClient> sns =
            new Lazy<>(() -> canned(SnsClient.builder()).build());

    public RdsClient rds() {
        return rds.get();
    }

    public FSxClient fsx() {
        return fsx.get();
    }

    public SfnClient sfn() {
        return sfn.get();
    }

    public SnsClient sns() {
        return sns.get();
    }

    /** From here on, each call goes to AWS. */
    public void goLive() {
        canned.end();
    }

    /** Where the first canned call would have gone; empty if there was none. */
    public Optional<URI> endpoint() {
        return canned.endpoint();
    }

    /**
     * Configures a client to make one attempt for each call, and to give up after ten seconds. Retries are configured
     * in the state machine, where they can be seen.
     *
     * @return the same builder
     */
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B once(B builder) {
        return builder.httpClientBuilder(http())
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1))
                        .apiCallAttemptTimeout(ONE_CALL)
                        .apiCallTimeout(ONE_CALL));
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B canned(B builder) {
        return once(builder).httpClientBuilder(canned.before(http()));
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(ONE_CALL);
    }
}
