package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.StateMachine;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalMachines;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StoppedExecutions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An upgrade while executions run: the last release's definitions with today's functions, and each beside today's state
 * machines. What to do when this fails stands in the folder {@code baseline}.
 */
class BaselineTest {
    private static final Path FOLDER = Path.of("src/test/resources/baseline");
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);

    private final List<SentNotice> notices = new ArrayList<>();

    @AfterEach
    void backToThisCheckout() {
        Lab.redefine();
    }

    /**
     * One night for each way through the old definitions and each shape of an answer that they are given: other samples
     * and scenarios take the same ways, and {@link EndingsTest} has them all.
     */
    @ParameterizedTest(name = "{0} in {1} ends {2}, reported by its {3} as {4}")
    @CsvSource(delimiter = '|', textBlock = """
            snapshot          | complete    | SUCCEEDED                        | owner   | COMPLETE
            snapshot          | failed      | FAILED ExportFailed              | owner   | FAILED
            snapshot          | canceled    | FAILED ExportCanceled            | owner   | CANCELED
            snapshot          | never-ends  | FAILED DeadlineExceeded          | owner   | CANCELED
            snapshot          | lost-sight  | FAILED ExportLost                | owner   | UNKNOWN
            snapshot          | quota       | SUCCEEDED                        | owner   | COMPLETE
            snapshot          | throttled   | SUCCEEDED                        | owner   | COMPLETE
            snapshot          | refused     | FAILED IamRoleMissingPermissions | owner   | REFUSED
            fsx               | complete    | SUCCEEDED                        | owner   | COMPLETE
            fsx               | never-ends  | FAILED DeadlineExceeded          | owner   | CANCELED
            cancel            | complete    | SUCCEEDED                        | cancel  | CANCELED
            cancel-execution  | complete    | SUCCEEDED                        | cancel  | CANCELED
            execution-aborted | complete    | SUCCEEDED                        | cancel  | CANCELED
            """)
    void oldDefinitions_withTodaysFunctions_endAndReportAsTheyDid(
            String event, String scenario, String status, String role, String outcome) {
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            Lab.deployment().define(workflow, old(workflow));
        }
        Lab.Night night = Lab.playAll(Scenario.named(scenario), Lab.event(event + ".json"));

        assertThat(night.status()).as(night.execution().cause()).isEqualTo(status);
        assertThat(night.notices())
                .filteredOn(notice -> notice.role().equals(role))
                .singleElement()
                .satisfies(notice -> assertThat(notice.outcome()).isEqualTo(outcome));
    }

    /**
     * What one release's state machines start, the other's export machine follows. Of a fleet, that is all that is
     * looked at: it is planned and summed up by the versions of the functions that were published with it; a sweep
     * starts what its own version of FindOrphans has found, and hears no more of it.
     */
    @ParameterizedTest(name = "an old {0} starts new exports: {1} is reported by the {3} as {4}")
    @CsvSource(delimiter = '|', textBlock = """
            FLEET   | fleet             | SUCCEEDED | owner   | COMPLETE
            STOPPED | execution-aborted | SUCCEEDED | cancel  | CANCELED
            """)
    void oldMachine_getsOnWithNewExports(
            LocalWorkflow machine, String event, String status, String role, String outcome) {
        Lab.deployment().define(machine, old(machine));
        Lab.Night night = Lab.playAll(Scenario.COMPLETE, Lab.event(event + ".json"));

        assertThat(night.status()).as(night.execution().cause()).isEqualTo(status);
        assertThat(night.notices())
                .filteredOn(notice -> notice.role().equals(role))
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice.outcome()).isEqualTo(outcome));
    }

    @Test
    void exportThatRunsDuringTheUpgrade_isFollowedToItsEndAndReported() {
        LocalDeployment night = night(StoppedExecutions.FOLLOWED);
        Execution execution = night.start("night-1", INPUT, event -> {});
        upgradeAfter(night, 300);
        night.finish();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertReported("owner", "COMPLETE");
    }

    @Test
    void exportThatIsStoppedAfterTheUpgrade_isCancelledAndReported() {
        LocalDeployment night = night(StoppedExecutions.FOLLOWED);
        Execution execution = night.start("night-1", INPUT, event -> {});
        upgradeAfter(night, 300);
        night.timeline().after(Duration.ofSeconds(310), () -> execution.stop("Tired", "a person"));
        night.finish();

        assertThat(night.cloud().rds().testControl().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.status().name()).isEqualTo("CANCELED"));
        assertReported("cancel", "CANCELED");
    }

    @Test
    void exportThatIsRedrivenAfterTheUpgrade_continuesAndIsReported() {
        LocalDeployment night = night(StoppedExecutions.FORGOTTEN);
        Execution execution = night.start("night-1", INPUT, event -> {});
        night.timeline().after(Duration.ofSeconds(300), () -> execution.stop("Tired", "a person"));
        night.finish();
        upgrade(night);
        night.states().redrive(execution.start().arn());
        night.finish();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(night.cloud().rds().testControl().starts(SampleAccount.ORDERS))
                .isEqualTo(1);
        assertReported("owner", "COMPLETE");
    }

    @Test
    void exportThatRuns_isNotAnOrphanForTheNewSweep() {
        LocalDeployment night = night(StoppedExecutions.FOLLOWED);
        night.start("night-1", INPUT, event -> {});
        upgradeAfter(night, 300);
        night.timeline()
                .after(Duration.ofSeconds(310), () -> night.start("sweep-1", Map.of("sweep", true), event -> {}));
        night.finish();

        assertThat(night.states().executions()).hasSize(2);
        assertReported("owner", "COMPLETE");
    }

    private LocalDeployment night(StoppedExecutions stopped) {
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            Lab.deployment().define(workflow, old(workflow));
        }
        LocalDeployment night = Lab.deployment();
        night.begin(Preconditions.of(INPUT).night(), Scenario.COMPLETE, INPUT, stopped);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        return night;
    }

    /** What begins from then on has this checkout's definition; what runs keeps its own. */
    private static void upgradeAfter(LocalDeployment night, int seconds) {
        night.timeline().after(Duration.ofSeconds(seconds), () -> upgrade(night));
    }

    private static void upgrade(LocalDeployment night) {
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            night.states().register(workflow.machine(), LocalMachines.load(workflow.file(Lab.HOME)));
        }
    }

    private void assertReported(String role, String outcome) {
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.role()).isEqualTo(role);
            assertThat(notice.outcome()).isEqualTo(outcome);
        });
    }

    private static StateMachine old(LocalWorkflow workflow) {
        return LocalMachines.load(FOLDER.resolve(workflow.file(Path.of("")).getFileName()));
    }
}
