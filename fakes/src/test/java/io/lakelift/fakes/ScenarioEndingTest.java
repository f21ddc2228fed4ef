package io.lakelift.fakes;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.ExportTask;

/** How exports go and end in each scenario. */
class ScenarioEndingTest extends CloudTest {

    private List<ExportTask> run(Scenario scenario) {
        cloud.play(scenario);
        start("night-1", SampleAccount.BILLING_SNAPSHOT);
        return follow("night-1");
    }

    private static Duration took(ExportTask task) {
        return Duration.between(SampleAccount.NIGHT, task.taskEndTime());
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, COMPLETE, 100",
        "FAILED, FAILED, 45",
        "FAILED_EARLY, FAILED, 0",
        "WARNING, COMPLETE, 100",
        "CANCELED, CANCELED, 45",
        "NEW_STATUS, COMPLETE, 100"
    })
    void scenario_endsAs(Scenario scenario, String status, int percent) {
        ExportTask last = run(scenario).getLast();

        assertThat(last.status()).isEqualTo(status);
        assertThat(last.percentProgress()).isEqualTo(percent);
        assertThat(last.failureCause() == null).isEqualTo(!status.equals("FAILED"));
        assertThat(last.warningMessage() == null).isEqualTo(scenario != Scenario.WARNING);
        assertThat(took(last)).isBetween(ofMinutes(5), ofMinutes(60));
    }

    @Test
    void failed_saysWhyInRdsWords_andEarlyHasNoStartTime() {
        assertThat(run(Scenario.FAILED).getLast().failureCause()).contains("The S3 bucket lakelift-data");
        clock.advance(ofHours(1));
        assertThat(run(Scenario.FAILED_EARLY).getLast().taskStartTime()).isNull();
    }

    @Test
    void warning_isJsonThatNamesSkippedTables() throws Exception {
        String warning = run(Scenario.WARNING).getLast().warningMessage();

        assertThat(new ObjectMapper().readTree(warning).path("skippedTables").findValuesAsText("tableName"))
                .containsExactly("orders.public.audit_log", "orders.public.raw_events");
    }

    @Test
    void canceled_isCancelingFirst_andNewStatusShowsOneThatNoOneKnows() {
        assertThat(run(Scenario.CANCELED))
                .extracting(ExportTask::status)
                .containsSubsequence("IN_PROGRESS", "CANCELING");
        assertThat(run(Scenario.NEW_STATUS)).extracting(ExportTask::status).contains("VERIFYING");
    }

    @Test
    void slowRestore_startsForSixHours_andNeverEndsDoesNot() {
        assertThat(took(run(Scenario.SLOW_RESTORE).getLast())).isBetween(ofHours(6), ofHours(7));
        ExportTask last = run(Scenario.NEVER_ENDS).getLast();
        assertThat(last.status()).isEqualTo("IN_PROGRESS");
        assertThat(last.percentProgress()).isEqualTo(90);
    }
}
