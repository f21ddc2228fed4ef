package io.lakelift.tables.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Sets the credentials, time limits and retries that all clients of this module have in common. */
public final class PatientClients {
    /**
     * A large export needs thousands of calls, and S3 and Glue throttle them; a single call that is given up ends the
     * check or the registration.
     */
    private static final int ATTEMPTS = 8;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private PatientClients() {}

    /** Sets the credentials, the HTTP client and the number of attempts; returns the same builder. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B patient(B builder) {
        keepConnections();
        return builder.credentialsProvider(CredentialsChain.reloading())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)));
    }

    /**
     * By default Java keeps five idle connections to a host; every further thread would need a new TLS handshake for
     * each call.
     */
    private static void keepConnections() {
        System.getProperties().putIfAbsent("http.maxConnections", "64");
    }
}
