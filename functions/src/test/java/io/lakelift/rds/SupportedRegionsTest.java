package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that RDS refuses in a Region for which AWS lists no exports of that kind. */
class SupportedRegionsTest {

    @ParameterizedTest
    @CsvSource({
        "eu-south-1, cluster:shop, set latestSnapshot",
        "me-south-1, cluster:shop, set latestSnapshot",
        "af-south-1, cluster:shop, set latestSnapshot",
        "cn-north-1, cluster:shop, set latestSnapshot",
        "us-gov-west-1, cluster:shop, set latestSnapshot",
        "mx-central-1, cluster-snapshot:shop, export the live cluster; or copy the snapshot into another Region",
        "xx-newest-1, cluster-snapshot:shop, : copy the snapshot into another Region",
        "xx-newest-1, snapshot:orders, : copy the snapshot into another Region"
    })
    void refusedWhereAwsListsNone_saysSoAndWhatToUseInstead(String region, String resource, String remedy) {
        for (String code : new String[] {"InvalidParameterValue", "InvalidExportSourceState", "NeverSeenBefore"}) {
            assertThat(said(region, resource, code))
                    .contains("AWS's list of April 2026 has no exports of ", " in the Region " + region)
                    .contains(remedy.replace("; or", ", or"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, cluster:shop, InvalidParameterValue",
        "eu-south-1, cluster-snapshot:shop, InvalidParameterValue",
        "mx-central-1, snapshot:orders, InvalidExportSourceState",
        "mx-central-1, cluster:shop, NeverSeenBefore",
        "eu-south-1, cluster:shop, DBClusterNotFoundFault",
        "eu-south-1, cluster:shop, AccessDenied"
    })
    void refusedForAnotherReason_isNotBlamedOnTheRegion(String region, String resource, String code) {
        assertThat(said(region, resource, code)).doesNotContain("AWS's list");
    }

    private static String said(String region, String resource, String code) {
        return RefusedStart.said(region, resource, code, "Words of the service.");
    }
}
