package io.lakelift.tables.glue;

import io.lakelift.tables.catalog.CatalogUnusable;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.glue.GlueClient;

/** Makes the client of the catalog. */
final class GlueClients {
    /** Glue limits calls for each account and Region, and a registration makes one or two a table. */
    private static final int ATTEMPTS = 8;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    private GlueClients() {}

    static GlueClient ofThisComputer() {
        try {
            return GlueClient.builder()
                    .region(DefaultAwsRegionProviderChain.builder().build().getRegion())
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(READ))
                    .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)))
                    .build();
        } catch (SdkClientException e) {
            throw new CatalogUnusable(
                    "No Region is set for the Glue Data Catalog: set AWS_REGION to the Region of the database.", e);
        }
    }
}
