package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.asl.Execution.Status;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service ends an execution for, and no Catch for every error can save. */
class QuotaTest {
    private static final String WORK = Harness.machine("Work", """
            "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": "{% $states.input & $states.input %}"},
              "Retry": [{"ErrorEquals": ["States.ALL"]}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End"}], "Next": "End"},
            "End": {"Type": "Succeed"}""");

    private final Harness harness = new Harness();

    private Execution compute(String fields) {
        String states = "\"Compute\": {\"Type\": \"Pass\", %s, \"End\": true}".formatted(fields);
        return harness.run(Harness.machine("Compute", states), Map.of(), (call, reply) -> {});
    }

    @ParameterizedTest
    @CsvSource({"262142, SUCCEEDED", "262143, FAILED"})
    void output_aroundTheLimit_countsItsQuotesToo(int characters, Status status) {
        Execution execution = compute("\"Output\": \"" + "x".repeat(characters) + "\"");
        assertThat(execution.status()).isEqualTo(status);
        assertThat(execution.error()).isEqualTo(status == Status.FAILED ? "States.DataLimitExceeded" : "");
    }

    @Test
    void output_ofTwoByteCharacters_countsBytes() {
        assertThat(compute("\"Output\": \"" + "é".repeat(131_072) + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }

    /** JSON has a short form for five of the control characters, and six bytes for each of the others. */
    @Test
    void output_ofControlCharacters_countsTheirEscapes() {
        assertThat(compute("\"Output\": \"" + "\\t".repeat(131_071) + "\"").error())
                .isEmpty();
        assertThat(compute("\"Output\": \"" + "\\u000b".repeat(131_071) + "\"").error())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void assign_moreThanAPayload_isRefused() {
        String half = "\"" + "x".repeat(140_000) + "\"";
        assertThat(compute("\"Assign\": {\"a\": %s, \"b\": %s}".formatted(half, half))
                        .cause())
                .isEqualTo("The state 'Compute' assigned variables with a size exceeding the maximum number of bytes"
                        + " service limit (262144).");
    }

    @Test
    void taskResult_tooLarge_isNotCaughtByStatesAll() {
        Execution execution = harness.run(WORK, "a", (call, reply) -> reply.succeed("x".repeat(262_143)));
        assertThat(execution.status()).isEqualTo(Status.FAILED);
        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(execution.cause()).startsWith("The state 'Work' returned a result with a size exceeding");
    }

    @ParameterizedTest
    @CsvSource({"262142, Done", "262143, Too large"})
    void taskResult_tooLarge_isCaughtByName(int characters, String last) {
        String machine = Harness.machine("Work", """
                "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f"},
                  "Retry": [{"ErrorEquals": ["States.ALL"]}],
                  "Catch": [
                    {"ErrorEquals": ["States.DataLimitExceeded"], "Output": "Too large", "Next": "End"},
                    {"ErrorEquals": ["States.ALL"], "Output": "other", "Next": "End"}],
                  "Output": "Done", "Next": "End"},
                "End": {"Type": "Succeed"}""");
        Execution execution = harness.run(machine, "a", (call, reply) -> reply.succeed("x".repeat(characters)));
        assertThat(execution.output()).isEqualTo(last);
        assertThat(harness.secondsPassed()).isZero();
    }

    @Test
    void taskArguments_tooLarge_areNeverSent() {
        Execution execution = harness.run(WORK, "x".repeat(140_000), (call, reply) -> {
            throw new AssertionError("called");
        });
        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void input_tooLarge_startsNothing() {
        assertThatThrownBy(() -> harness.start(WORK, "x".repeat(262_143), (call, reply) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an execution's input may be 262144 bytes of JSON, not 262145");
    }

    @Test
    void variables_together_haveALimitOfTheirOwn() {
        Map<String, Object> before = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            before.put("v" + i, "x".repeat(262_000));
        }
        Map<String, Object> more = Map.of("last", "x".repeat(10_000));
        assertThatThrownBy(() -> Quota.assigned("Grow", more, before)).hasMessageContaining("over 10 MiB");
        before.remove("v0");
        Quota.assigned("Grow", more, before);
    }

    @Test
    void history_endlessLoop_endsAtTwentyFiveThousandEvents() {
        String loop = Harness.machine("Turn", """
                "Turn": {"Type": "Pass", "Next": "Again"},
                "Again": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "End"}], "Default": "Turn"},
                "End": {"Type": "Succeed"}""");
        Execution execution = harness.run(loop, Map.of(), (call, reply) -> {});
        assertThat(execution.status()).isEqualTo(Status.FAILED);
        assertThat(execution.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
        assertThat(execution.historyEvents()).isEqualTo(25_000);
    }

    @Test
    void history_oneTask_isCountedAsTheServiceCounts() {
        // ExecutionStarted, TaskStateEntered, Scheduled, Started, Succeeded, Exited, SucceedStateEntered, Exited,
        // ended.
        assertThat(harness.run(WORK, "a", (call, reply) -> reply.succeed(1)).historyEvents())
                .isEqualTo(9);
    }

    @Test
    void history_aStartThatIsRefused_isOneEventInPlaceOfTwo() {
        String child = Harness.machine("Start", """
                "Start": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
                  "Arguments": {"StateMachineArn": "m"}, "End": true}""");
        // ExecutionStarted, TaskStateEntered, Scheduled, Started, SubmitFailed, ExecutionFailed.
        assertThat(harness.run(child, Map.of(), (call, reply) -> reply.fail("StepFunctions.SfnException", "throttled"))
                        .historyEvents())
                .isEqualTo(6);
        // The same with Submitted and Failed.
        assertThat(harness.run(child, Map.of(), (call, reply) -> reply.fail("States.TaskFailed", "{}"))
                        .historyEvents())
                .isEqualTo(7);
    }
}
