package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What a refused start advises, by the words of RDS. */
class StartRefusalsTest {
    private static final String WAIT = "wait until the source is available";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exporting DB cluster data is not available in eu-south-1",
                "Live exports are already available in other Regions"
            })
    void regionWithoutExports_isNotWaitedFor(String words) {
        assertThat(said("eu-south-1", "cluster:shop", words))
                .contains("set latestSnapshot")
                .doesNotContain(WAIT);
    }

    @Test
    void notAvailableForTheSource_isNotWaitedFor() {
        assertThat(said("eu-west-1", "snapshot:orders", "Export is not available for this source"))
                .contains("waiting does not help")
                .doesNotContain(WAIT);
    }

    @Test
    void clusterSnapshotThatCannotBeExported_isNotAskedForAnotherStorage() {
        assertThat(said(
                        "eu-west-1",
                        "cluster-snapshot:archive",
                        "Exports of Aurora Serverless v1 clusters are not supported"))
                .contains("waiting does not help", "convert the cluster to provisioned or Serverless v2")
                .doesNotContain("magnetic");
        assertThat(said("eu-west-1", "snapshot:orders", "The engine version is not supported"))
                .contains("nothing on magnetic storage; upgrade the database")
                .doesNotContain("Aurora");
    }

    /** A name cut out of other words would leave "cr ating" and "eng e". */
    @ParameterizedTest
    @CsvSource({
        "e, The snapshot e has the status creating, wait until the source is available and no other export of it runs.",
        "in, This database engine can't be exported, waiting does not help"
    })
    void nameThatIsPartOfAWord_leavesTheWord(String name, String words, String advice) {
        assertThat(said("eu-west-1", "snapshot:" + name, words)).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"cluster:shop, its status is modifying", "cluster-snapshot:shop, its status is creating"})
    void stateThatPasses_isWaitedForInEveryRegion(String resource, String words) {
        assertThat(said("ap-southeast-7", resource, "It can't be exported because " + words))
                .contains(WAIT)
                .doesNotContain("AWS's list");
        assertThat(said("eu-south-1", "cluster:shop", "It can't be exported because " + words))
                .contains(WAIT)
                .doesNotContain("AWS's list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DBSnapshotNotFound        | snapshot:shop         | of a snapshot that exists; if it is a snapshot of a cluster, give "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:shop".
            DBClusterSnapshotNotFound | cluster-snapshot:shop | of a cluster snapshot that exists; if it is a snapshot of an instance, give "arn:aws:rds:eu-west-1:123456789012:snapshot:shop".
            DBClusterNotFoundFault    | cluster:shop          | of a cluster that exists; if it is an instance, give "arn:aws:rds:eu-west-1:123456789012:db:shop".
            """)
    void notFound_mayBeOfTheOtherKind(String code, String resource, String advice) {
        assertThat(said("eu-west-1", resource, code, "shop not found")).endsWith(advice);
    }

    @Test
    void unknownRefusalInARegionWithoutExports_namesBoth() {
        assertThat(said("eu-south-1", "cluster:shop", "InvalidParameterValue", "The parameter S3Prefix is not valid"))
                .contains("set latestSnapshot", "; if that is not the reason, change what it names.");
    }

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
            assertThat(said(region, resource, code, "Words of the service."))
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
        assertThat(said(region, resource, code, "Words of the service.")).doesNotContain("AWS's list");
    }

    private static String said(String region, String resource, String words) {
        return said(region, resource, "InvalidExportSourceState", words);
    }

    /** The sentence that is made of the refusal. */
    private static String said(String region, String resource, String code, String words) {
        ExportRequest request = Samples.request(
                ExportSource.parse("arn:aws:rds:%s:123456789012:%s".formatted(region, resource)), false);
        return String.valueOf(catchThrowable(() -> StartRefusals.translated((ExportRequest.OfDatabase) request, () -> {
                    throw RdsException.builder()
                            .statusCode(400)
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode(code)
                                    .errorMessage(words)
                                    .serviceName("Rds")
                                    .build())
                            .build();
                }))
                .getMessage());
    }
}
