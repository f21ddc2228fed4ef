package io.lakelift.tables.glue;

import io.lakelift.tables.aws.PatientClients;
import io.lakelift.tables.catalog.CatalogUnusable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.glue.GlueClient;

/** Builds the client for the Glue Data Catalog. */
final class GlueClients {
    private GlueClients() {}

    static GlueClient ofThisComputer() {
        try {
            return PatientClients.patient(GlueClient.builder())
                    .region(DefaultAwsRegionProviderChain.builder().build().getRegion())
                    .build();
        } catch (SdkClientException e) {
            throw CatalogUnusable.refused(
                    "No Region is set for the Glue Data Catalog: set AWS_REGION to the Region of the database.", e);
        }
    }
}
