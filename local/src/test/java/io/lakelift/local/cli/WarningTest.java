package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsTaskPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What RDS says at the end of an export, and what a person reads of it: from its answer to the mail. */
class WarningTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    @Test
    void wholeDatabaseIsMissing_isReportedBesidesTheTable() {
        Lab.Night night = ending(new RdsEnding.CompleteWithWarning(
                "{\"skippedTables\":[{\"tableName\":\"shop.public.audit\",\"reason\":\"PERMISSIONS_DO_NOT_EXIST\"}],"
                        + "\"skippedObjectives\":[],"
                        + "\"general\":[{\"reason\":\"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE\"}]}"));

        assertThat(night.notice().outcome()).isEqualTo("COMPLETE_WITH_WARNINGS");
        assertThat(night.notice().message())
                .contains(
                        "RDS could not list the tables of one database",
                        "RDS skipped 1 table that the database's master user may not read",
                        "  - shop.public.audit: PERMISSIONS_DO_NOT_EXIST",
                        "find the one that is missing",
                        "GRANT ALL PRIVILEGES")
                .doesNotContain("{\"", "\":");
        assertThat(night.result().path("why").asText()).contains("one database", "1 table");
        assertThat(night.result().path("remedy").asText()).contains("Compare the target folder", "GRANT");
    }

    @Test
    void threeEmptyLists_areComplete() {
        Lab.Night night = ending(
                new RdsEnding.CompleteWithWarning("{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}"));

        assertThat(night.result().path("outcome").asText()).isEqualTo("COMPLETE");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
        assertThat(night.notice().message()).doesNotContain("missing", "What to do");
    }

    @Test
    void liveCluster_warnsOfNothing_andIsComplete() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.BILLING));

        assertThat(night.deployment().cloud().rds().testControl().tasks())
                .anySatisfy(task -> assertThat(task.warningMessage()).isPresent());
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
    }

    @Test
    void bucketThatIsGone_isWhatTheRemedyIsAbout_andNothingIsSaidOfDataThatWasNeverWritten() {
        Lab.Night night = Lab.play(Scenario.FAILED_EARLY, INPUT);

        assertThat(night.notice().message())
                .contains("Error code: NoSuchBucket", "The bucket no longer exists")
                .doesNotContain("Check that the KMS key", "stays in S3", "target folder");
    }

    private static Lab.Night ending(RdsEnding ending) {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .plan(source -> RdsTaskPlan.of(source).ending(ending));
        return Lab.run("night-1", INPUT);
    }
}
