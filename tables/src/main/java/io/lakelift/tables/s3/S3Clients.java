package io.lakelift.tables.s3;

import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client that reads exports. */
final class S3Clients {
    /**
     * A footer is read again and again where S3 asks to slow down: one file that cannot be read would end the check.
     */
    private static final int ATTEMPTS = 8;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private S3Clients() {}

    /**
     * A client with the credentials that the SDK finds. A bucket in another Region is found by S3's own redirect; a server that a
     * variable names, and that is not AWS's, seldom has a name for each bucket.
     */
    static S3Client ofThisComputer() {
        boolean ownEndpoint =
                Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL").anyMatch(name -> System.getenv(name) != null);
        keepConnections();
        S3ClientBuilder builder = S3Client.builder()
                .region(region())
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)));
        return ownEndpoint
                ? builder.forcePathStyle(true).build()
                : builder.crossRegionAccessEnabled(true).build();
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1; // from here S3 redirects to wherever the bucket is
        }
    }

    /**
     * Java keeps five idle connections to a host unless it is told otherwise; the others would shake hands for each
     * file.
     */
    private static void keepConnections() {
        System.getProperties().putIfAbsent("http.maxConnections", "64");
    }
}
