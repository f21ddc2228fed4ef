package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.RdsExportTask;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.SentNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cancels of executions that have no export of their own: they wait for a slot, or follow someone else's export. */
class CancelByExecutionTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);
    private static final String EXECUTION = "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:";
    private final List<SentNotice> notices = new ArrayList<>();

    @Test
    void executionThatWaitsForASlot_isReportedWithTheCommandThatStopsIt() {
        LocalDeployment night = night(Scenario.QUOTA);
        night.start("night-1", INPUT, event -> {});
        cancelAfter(night, Duration.ofMinutes(2), Map.of("executionArn", EXECUTION + "night-1"));
        pass(night, Duration.ofMinutes(10));

        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.outcome()).isEqualTo("REFUSED");
            assertThat(notice.message())
                    .contains("is still waiting to start its export: stop the execution with aws stepfunctions"
                            + " stop-execution --region eu-west-1 --execution-arn " + EXECUTION + "night-1.");
        });
    }

    @Test
    void joinedExecution_isReportedWithTheExportThatItFollows() {
        LocalDeployment night = night(Scenario.NEVER_ENDS);
        night.start("night-1", INPUT, event -> {});
        night.timeline().after(Duration.ofMinutes(5), () -> night.start("night-2", INPUT, event -> {}));
        cancelAfter(night, Duration.ofMinutes(10), Map.of("executionArn", EXECUTION + "night-2"));
        pass(night, Duration.ofMinutes(20));

        String followed = night.cloud().rds().testControl().tasks().stream()
                .map(RdsExportTask::exportTaskIdentifier)
                .findFirst()
                .orElseThrow();
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains("cancel that by its exportTaskIdentifier \"" + followed + "\""));
    }

    @Test
    void sourceWhoseExportHasEnded_isReportedWithWhatMayStillWait() {
        LocalDeployment night = night(Scenario.COMPLETE);
        Lab.run("night-1", INPUT);
        Lab.Night cancel = Lab.run("cancel-1", Map.of("cancel", INPUT));

        assertThat(cancel.notice().outcome()).isEqualTo("COMPLETE");
        assertThat(cancel.notice().message())
                .contains("It had already ended, so nothing was cancelled.", "stop that execution");
        assertThat(night.cloud().rds().testControl().starts(SampleAccount.ORDERS))
                .isOne();
    }

    @Test
    void exportThatItsOwnersDeadlineCancels_isReportedToTheOneThatJoinedAsWhatItIs() {
        LocalDeployment night = night(Scenario.NEVER_ENDS);
        night.start("night-1", Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT2H"), event -> {});
        night.timeline().after(Duration.ofMinutes(5), () -> night.start("night-2", INPUT, event -> {}));
        pass(night, Duration.ofHours(4));

        assertThat(notices)
                .filteredOn(notice -> notice.role().equals("joined"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains("was cancelled; the notice of the execution that started or cancelled it says why.")
                        .doesNotContain("by a person"));
    }

    private LocalDeployment night(Scenario scenario) {
        LocalDeployment night = Lab.night(scenario, INPUT);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        return night;
    }

    private static void cancelAfter(LocalDeployment night, Duration time, Map<String, Object> named) {
        night.timeline().after(time, () -> night.start("cancel-1", Map.of("cancel", named), event -> {}));
    }

    private static void pass(LocalDeployment night, Duration time) {
        boolean[] passed = {false};
        night.timeline().after(time, () -> passed[0] = true);
        night.timeline().runUntil(() -> passed[0]);
    }
}
