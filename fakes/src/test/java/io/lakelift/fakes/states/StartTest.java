package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What StartExecution takes, gives, and refuses. */
class StartTest {
    private final LocalStatesNight night = new LocalStatesNight().with("export", LocalStatesNight.HOUR);

    @Test
    void start_again_givesTheRunningExecution() {
        Execution first = night.start("export", "night-1", Map.of("a", 1));
        night.pass(Duration.ofMinutes(1));

        assertThat(night.start("export", "night-1", Map.of("a", 1))).isSameAs(first);
        assertThat(night.states.executions()).hasSize(1);
    }

    @Test
    void start_sameNameOtherInput_isRefused() {
        night.start("export", "night-1", Map.of("a", 1));

        assertRefused("ExecutionAlreadyExists", "night-1", Map.of("a", 2));
    }

    @Test
    void start_sameNameAfterTheEnd_isRefusedForNinetyDays() {
        night.start("export", "night-1", Map.of());
        night.end();

        assertRefused("ExecutionAlreadyExists", "night-1", Map.of());
        night.pass(Duration.ofDays(91));
        assertThat(night.start("export", "night-1", Map.of()).status()).isEqualTo(Status.RUNNING);
        assertThat(night.states.executions()).hasSize(1);
    }

    @Test
    void start_sameNameOfAnotherMachine_isAnotherExecution() {
        night.with("sweep", LocalStatesNight.HOUR);
        night.start("export", "night-1", Map.of());

        assertThat(night.start("sweep", "night-1", Map.of()).start().arn())
                .isEqualTo(LocalStatesNight.EXECUTION + "sweep:night-1");
    }

    @Test
    void start_hasMilliseconds() {
        Execution execution = night.start("export", "night-1", Map.of());

        assertThat(execution.start().startTime()).isEqualTo(Instant.parse("2026-11-20T04:30:00.123Z"));
        assertThat(execution.start().machineArn()).isEqualTo(LocalStatesNight.MACHINE + "export");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a/b", "a\u0001", "a\u00a0b", "{a}", "\ud83d\ude00", "a\ufffe"})
    void start_illegalName_isRefused(String name) {
        assertRefused("InvalidName", name, Map.of());
    }

    @Test
    void start_nameOf80_isTheLongest() {
        night.start("export", "n".repeat(80), Map.of());

        assertRefused("InvalidName", "n".repeat(81), Map.of());
    }

    @Test
    void start_inputOver256KiB_isRefused() {
        night.start("export", "fits", "x".repeat(262_142));

        assertRefused("InvalidExecutionInput", "too-long", "x".repeat(262_143));
    }

    @Test
    void start_unknownMachine_isRefused() {
        assertThatThrownBy(() -> night.start("fleet", "night-1", Map.of()))
                .isInstanceOfSatisfying(
                        StatesError.class, error -> assertThat(error.code()).isEqualTo("StateMachineDoesNotExist"));
    }

    @Test
    void register_anotherResource_isRefusedByName() {
        String branch = """
                "P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Q", "States": {
                  "Q": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true}}}]}""";

        assertThatThrownBy(() ->
                        night.states.register("export", StateMachine.parse(LocalStatesNight.machine("P", branch))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arn:aws:states:::sqs:sendMessage");
    }

    @Test
    void stop_whatIsOver_changesNothing() {
        Execution execution = night.start("export", "night-1", Map.of());
        night.end();
        night.states.stop(execution.start().arn(), "Late", "");

        assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
    }

    private void assertRefused(String code, String name, Object input) {
        assertThatThrownBy(() -> night.start("export", name, input))
                .isInstanceOfSatisfying(
                        StatesError.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
