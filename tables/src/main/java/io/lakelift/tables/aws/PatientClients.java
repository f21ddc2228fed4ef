package io.lakelift.tables.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How every client of this module calls. */
public final class PatientClients {
    /**
     * A large export makes thousands of calls, and S3 and Glue ask to slow down: one call that is given up would end the check or
     * the registration.
     */
    private static final int ATTEMPTS = 8;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private PatientClients() {}

    /** Sets the HTTP client and how often a call is tried; returns the same builder. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B patient(B builder) {
        keepConnections();
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)));
    }

    /**
     * Java keeps five idle connections to a host unless it is told otherwise; the others would shake hands for each
     * call.
     */
    private static void keepConnections() {
        System.getProperties().putIfAbsent("http.maxConnections", "64");
    }
}
