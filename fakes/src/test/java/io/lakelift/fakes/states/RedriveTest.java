package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A redriven execution goes on where it did not get on, as AWS's table of states says. */
class RedriveTest {
    private static final String INVOKE =
            "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Arguments\": {\"FunctionName\": \"f\"}";
    private static final String SET_THEN_WORK = LocalStatesNight.machine("Set", """
            "Set": {"Type": "Pass", "Assign": {"x": 41}, "Output": {"from": "Set"}, "Next": "Work"},
            "Work": {%s, "Retry": [{"ErrorEquals": ["Boom"], "IntervalSeconds": 1, "MaxAttempts": 1}],
              "Assign": {"x": "{%% $x + 1 %%}"},
              "Output": {"x": "{%% $x %%}", "input": "{%% $states.input %%}", "attempt": "{%% $states.result.Payload %%}",
                "redrives": "{%% $states.context.Execution.RedriveCount %%}",
                "at": "{%% $states.context.Execution.RedriveTime %%}"}, "End": true}""".formatted(INVOKE));

    private final LocalStatesNight night = new LocalStatesNight();

    @Test
    void redrive_afterATaskFailed_callsItAgainWithWhatItHad() {
        night.with("export", SET_THEN_WORK);
        night.failures.addAll(List.of("Boom", "Boom"));
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        assertThat(execution.error()).isEqualTo("Boom");
        night.pass(Duration.ofHours(1));

        night.states.redrive(execution.start().arn());
        assertThat(execution.status()).isEqualTo(Status.RUNNING);
        night.end();

        assertThat(execution.output())
                .isEqualTo(Map.of(
                        "x", 41,
                        "input", Map.of("from", "Set"),
                        "attempt", 1,
                        "redrives", 1,
                        "at", "2026-11-20T05:30:03.123Z"));
        assertThat(night.entered()).containsExactly("Set", "Work", "Work");
        Description described = night.states.describe(execution.start().arn());
        assertThat(described.redriveCount()).isEqualTo(1);
        assertThat(described.startDate()).isEqualTo(execution.start().startTime());
    }

    @Test
    void redrive_afterAStopInAWait_waitsAgain() {
        night.with("export", LocalStatesNight.HOUR);
        Execution execution = night.start("export", "night-1", Map.of());
        night.pass(Duration.ofMinutes(59));
        night.states.stop(execution.start().arn(), "Tired", "");
        night.end();
        night.states.redrive(execution.start().arn());
        night.pass(Duration.ofMinutes(59));
        assertThat(execution.status()).isEqualTo(Status.RUNNING);
        night.pass(Duration.ofMinutes(2));

        assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void redrive_inAWaitForThePast_continuesAtOnce() {
        night.with("export", LocalStatesNight.machine("Sleep", """
                "Sleep": {"Type": "Wait", "Timestamp": "2026-11-20T05:00:00Z", "End": true}"""));
        Execution execution = night.start("export", "night-1", Map.of());
        night.pass(Duration.ofMinutes(5));
        night.states.stop(execution.start().arn(), "", "");
        night.pass(Duration.ofHours(2));
        night.states.redrive(execution.start().arn());
        night.pass(Duration.ZERO);
        night.pass(Duration.ZERO);

        assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void redrive_ofAFail_failsAgain() {
        night.with("export", LocalStatesNight.machine("No", """
                "No": {"Type": "Fail", "Error": "Never"}"""));
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        night.states.redrive(execution.start().arn());
        night.end();

        assertThat(execution.error()).isEqualTo("Never");
        assertThat(night.entered()).containsExactly("No", "No");
    }

    @Test
    void redrive_ofAMap_runsOnlyWhatHadNotSucceeded() {
        night.with("export", LocalStatesNight.machine("Each", """
                "Each": {"Type": "Map", "Items": [1, 2, 3], "MaxConcurrency": 1, "End": true, "ItemProcessor": {
                  "StartAt": "Before", "States": {
                    "Before": {"Type": "Pass", "Assign": {"item": "{%% $states.input %%}"}, "Next": "Work"},
                    "Work": {%s, "Output": "{%% $item * 10 %%}", "End": true}}}}""".formatted(INVOKE)));
        night.failures.add("Boom");
        night.failures.addFirst("Boom");
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        night.states.redrive(execution.start().arn());
        night.end();
        assertThat(execution.status()).isEqualTo(Status.FAILED);
        night.states.redrive(execution.start().arn());
        night.end();

        assertThat(execution.output()).isEqualTo(List.of(10, 20, 30));
        assertThat(night.entered())
                .containsExactly(
                        "Each", "Before", "Work", "Each", "Work", "Each", "Work", "Before", "Work", "Before", "Work");
    }

    @Test
    void redrive_ofAParallel_keepsTheBranchThatSucceeded() {
        night.with("export", LocalStatesNight.machine("Both", """
                "Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "Quick", "States": {"Quick": {"Type": "Pass", "Output": "kept", "End": true}}},
                  {"StartAt": "Work", "States": {"Work": {%s, "Output": "done", "End": true}}}]}""".formatted(INVOKE)));
        night.failures.add("Boom");
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        night.states.redrive(execution.start().arn());
        night.end();

        assertThat(execution.output()).isEqualTo(List.of("kept", "done"));
        assertThat(night.entered()).containsExactly("Both", "Quick", "Work", "Both", "Work");
    }

    @Test
    void redrive_afterATimeOut_hasTheWholeTimeAgain() {
        night.with("export", LocalStatesNight.HOUR.replaceFirst("\\{", "{\"TimeoutSeconds\": 3500, "));
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        assertThat(execution.status()).isEqualTo(Status.TIMED_OUT);
        night.states.redrive(execution.start().arn());
        night.pass(Duration.ofSeconds(3499));

        assertThat(execution.status()).isEqualTo(Status.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"RUNNING", "SUCCEEDED"})
    void redrive_ofWhatRunsOrSucceeded_isRefused(Status status) {
        night.with("export", LocalStatesNight.HOUR);
        Execution execution = night.start("export", "night-1", Map.of());
        night.pass(status == Status.RUNNING ? Duration.ofMinutes(1) : Duration.ofMinutes(61));

        assertThatThrownBy(() -> night.states.redrive(execution.start().arn()))
                .isInstanceOf(StatesError.class)
                .hasMessage("Execution is " + status + " and cannot be redriven");
    }

    @Test
    void redrive_afterFifteenDays_isRefused() {
        night.with("export", LocalStatesNight.HOUR);
        Execution execution = night.start("export", "night-1", Map.of());
        night.states.stop(execution.start().arn(), "", "");
        night.pass(Duration.ofDays(15));

        assertThatThrownBy(() -> night.states.redrive(execution.start().arn()))
                .hasMessage("Execution redrivable period exceeded");
    }
}
