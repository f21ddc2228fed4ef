package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.states.Delivery;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StoppedExecutions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that are stopped, and exports that nobody follows. */
class StoppedTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);
    private final List<SentNotice> notices = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 700, 1200})
    void stoppedAtAnyMoment_leavesNothingRunning(int seconds) {
        LocalDeployment night = night();
        stopAfter(night, night.start("night-1", INPUT, event -> {}), seconds);
        night.finish();

        assertThat(running(night)).isZero();
        assertThat(notices)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(notice -> notice.role().equals("cancel"));
    }

    @Test
    void eventTwiceAndLate_cancelsAndReportsOnce() {
        LocalDeployment night = night();
        night.states().events().deliver(Delivery.twice(Duration.ofSeconds(3)));
        stopAfter(night, night.start("night-1", INPUT, event -> {}), 300);
        night.finish();

        assertThat(running(night)).isZero();
        assertThat(notices)
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.message()).contains("because the execution that had started it was stopped"));
    }

    @Test
    void eventLate_afterTheExportEnded_reportsItsEnd() {
        LocalDeployment night = night();
        night.states().events().deliver(Delivery.late(Duration.ofHours(3)));
        stopAfter(night, night.start("night-1", INPUT, event -> {}), 300);
        pass(night, Duration.ofHours(4));

        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.role()).isEqualTo("cancel");
            assertThat(notice.outcome()).isEqualTo("COMPLETE");
        });
        assertThat(night.states().executions()).hasSize(3).allMatch(Execution::isOver);
        assertThat(night.cloud().rds().testControl().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.status().name()).isEqualTo("COMPLETE"));
    }

    @Test
    void stoppedWhileItWaitsForASlot_startsAndReportsNothing() {
        LocalDeployment night = night(Scenario.QUOTA);
        stopAfter(night, night.start("night-1", INPUT, event -> {}), 120);
        night.finish();

        assertThat(night.cloud().rds().testControl().starts(SampleAccount.ORDERS))
                .isZero();
        assertThat(notices).isEmpty();
    }

    @Test
    void theOneThatCancelsIsStoppedToo_isTakenUpOnceMoreAndNeverAgain() {
        LocalDeployment night = night(Scenario.NEVER_ENDS);
        night.states().watch(start -> event -> {
            if (start.name().startsWith("stop-") || start.name().startsWith("again-")) {
                night.timeline()
                        .after(
                                Duration.ofSeconds(1),
                                () -> night.states().find(start.arn()).stop("Tired", "a person"));
            }
        });
        stopAfter(night, night.start("night-1", INPUT, event -> {}), 300);
        pass(night, Duration.ofHours(1));

        List<String> names = night.states().executions().stream()
                .map(execution -> execution.start().name())
                .filter(name -> name.startsWith("stop-") || name.startsWith("again-"))
                .toList();
        assertThat(names).hasSize(2);
        assertThat(names.get(0)).startsWith("stop-");
        assertThat(names.get(1)).startsWith("again-");
    }

    /** The alarm's first step: whoever is on call redrives the execution that could not take over. */
    @Test
    void takeoverThatFailed_redriven_cancelsAndReports() {
        LocalDeployment night = night(Scenario.NEVER_ENDS);
        boolean[] away = {true};
        night.states().disturb(real -> (call, reply) -> {
            if (away[0] && call.resource().endsWith("sfn:startExecution")) {
                reply.fail("Sfn.SfnException", "Service is unavailable (Service: Sfn, Status Code: 503)");
            } else {
                real.call(call, reply);
            }
        });
        stopAfter(night, night.start("night-1", INPUT, event -> {}), 300);
        pass(night, Duration.ofHours(62));
        Execution takeover = night.states().executions().getLast();
        assertThat(takeover.error()).isEqualTo("Sfn.SfnException");
        assertThat(running(night)).isOne();

        away[0] = false;
        night.states().redrive(takeover.start().arn());
        pass(night, Duration.ofHours(1));

        assertThat(takeover.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(running(night)).isZero();
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.role()).isEqualTo("cancel"));
    }

    @Test
    void sweepTwice_adoptsOnceAndTouchesNoStranger() {
        LocalDeployment night = Lab.deployment();
        Object sweep = Map.of("sweep", true);
        night.begin(Preconditions.of(sweep).night(), Scenario.QUOTA, sweep, StoppedExecutions.FOLLOWED);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        night.start("sweep-1", sweep, event -> {});
        night.timeline().after(Duration.ofMinutes(2), () -> night.start("sweep-2", sweep, event -> {}));
        pass(night, Duration.ofMinutes(15));
        night.finish();

        assertThat(night.states().executions().stream()
                        .filter(execution -> execution.start().name().startsWith("adopt-")))
                .hasSize(1);
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.role()).isEqualTo("adopted");
            assertThat(notice.outcome()).isEqualTo("COMPLETE");
        });
    }

    /** The deployment's deadline is 12 hours. */
    @Test
    void anAdoptedExportWithALongDeadline_isNotCancelledAtTheDeploymentsOwn() {
        LocalDeployment night = Lab.deployment();
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "P5D");
        night.begin(Preconditions.of(input).night(), Scenario.NEVER_ENDS, input, StoppedExecutions.FORGOTTEN);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        stopAfter(night, night.start("night-1", input, event -> {}), 600);
        night.timeline()
                .after(Duration.ofSeconds(900), () -> night.start("sweep-1", Map.of("sweep", true), event -> {}));
        pass(night, Duration.ofHours(30));

        assertThat(running(night)).isOne();
        assertThat(notices).isEmpty();
    }

    @Test
    void sweepWhileEverythingIsFollowed_adoptsNothing() {
        LocalDeployment night = night();
        night.start("night-1", INPUT, event -> {});
        night.timeline().after(Duration.ofMinutes(5), () -> night.start("sweep-1", Map.of("sweep", true), event -> {}));
        pass(night, Duration.ofMinutes(6));
        night.finish();

        assertThat(night.states().executions()).hasSize(2);
        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.role()).isEqualTo("owner"));
    }

    /** Step Functions' lists are eventually consistent, and a sweep may come at any second. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sweepBeforeTheFollowerIsListed_adoptsNothing(boolean redriven) {
        LocalDeployment night = Lab.deployment();
        night.begin(Preconditions.of(INPUT).night(), Scenario.NEVER_ENDS, INPUT, StoppedExecutions.FORGOTTEN);
        Execution execution = night.start("night-1", INPUT, event -> {});
        if (redriven) {
            stopAfter(night, execution, 300);
            pass(night, Duration.ofHours(1));
            night.states().redrive(execution.start().arn());
        }
        night.cloud().sfn().listLate(Duration.ofMinutes(1));
        pass(night, Duration.ofSeconds(30));
        night.start("sweep-1", Map.of("sweep", true), event -> {});
        pass(night, Duration.ofMinutes(30));

        assertThat(running(night)).isOne();
        assertThat(night.states().executions())
                .extracting(one -> one.start().name())
                .containsExactly("night-1", "sweep-1");
    }

    @Test
    void redrivenAfterAStop_continuesWithTheExportItHad() {
        LocalDeployment night = Lab.deployment();
        night.begin(Preconditions.of(INPUT).night(), Scenario.COMPLETE, INPUT, StoppedExecutions.FORGOTTEN);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        Execution execution = night.start("night-1", INPUT, event -> {});
        stopAfter(night, execution, 300);
        night.finish();
        night.states().redrive(execution.start().arn());
        night.finish();

        assertThat(execution.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(night.cloud().rds().testControl().starts(SampleAccount.ORDERS))
                .isEqualTo(1);
        assertThat(notices).hasSize(1);
    }

    private LocalDeployment night() {
        return night(Scenario.COMPLETE);
    }

    private LocalDeployment night(Scenario scenario) {
        LocalDeployment night = Lab.deployment();
        night.begin(Preconditions.of(INPUT).night(), scenario, INPUT, StoppedExecutions.FOLLOWED);
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));
        return night;
    }

    private static void stopAfter(LocalDeployment night, Execution execution, int seconds) {
        night.timeline().after(Duration.ofSeconds(seconds), () -> execution.stop("Tired", "a person"));
    }

    private static void pass(LocalDeployment night, Duration time) {
        boolean[] passed = {false};
        night.timeline().after(time, () -> passed[0] = true);
        night.timeline().runUntil(() -> passed[0]);
    }

    private static long running(LocalDeployment night) {
        return night.cloud().rds().testControl().tasks().stream()
                .filter(task -> !task.status().ended())
                .count();
    }
}
