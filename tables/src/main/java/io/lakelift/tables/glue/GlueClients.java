package io.lakelift.tables.glue;

import io.lakelift.tables.aws.AwsErrors;
import io.lakelift.tables.aws.PatientClients;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.glue.GlueClient;

/** Builds the client for the Glue Data Catalog. */
final class GlueClients {
    private GlueClients() {}

    static GlueClient ofThisComputer(Optional<String> region) {
        try {
            return PatientClients.patient(GlueClient.builder())
                    .region(region.map(Region::of).orElseGet(GlueClients::usualRegion))
                    .build();
        } catch (CatalogUnusable e) {
            throw e;
        } catch (RuntimeException e) {
            throw CatalogUnusable.refused(AwsErrors.unusableSettings(e), e);
        }
    }

    private static Region usualRegion() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw CatalogUnusable.refused(
                    "No Region is set for the Glue Data Catalog: give --region, or set AWS_REGION to the Region of the database.",
                    e);
        }
    }
}
