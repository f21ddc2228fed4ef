package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a caller of the interpreter relies on: replies, stops, ends. */
class ExecutionTest {
    private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");
    private static final String ONE_TASK = """
            {"QueryLanguage": "JSONata", "StartAt": "Work", "TimeoutSeconds": 100, "States": {"Work": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "TimeoutSeconds": 30,
              "Retry": [{"ErrorEquals": ["Slow", "States.Timeout"], "IntervalSeconds": 10, "MaxAttempts": 9, "BackoffRate": 1}],
              "End": true}}}""";

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final List<String> stopped = new ArrayList<>();

    private Execution start(String definition, Object input, TaskExecutor tasks) {
        Start start = new Start("night-1", "arn:e", START, "arn:r", "arn:m", "machine", input);
        return Execution.start(
                StateMachine.parse(definition), start, timeline, tasks, Listener.NONE, new SplittableRandom(1));
    }

    @Test
    void start_taskRepliesAtOnce_succeedsWithItsResult() {
        Execution execution = start(ONE_TASK, Map.of("a", 1), (call, reply) -> reply.succeed(call.arguments()));
        assertThat(execution.status()).isEqualTo(Status.RUNNING);
        timeline.runUntil(execution::isOver);
        assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(execution.output()).isEqualTo(Map.of("FunctionName", "f", "Payload", Map.of("a", 1)));
    }

    @Test
    void call_secondAttempt_saysSo() {
        List<Integer> attempts = new ArrayList<>();
        Execution execution = start(ONE_TASK, Map.of(), (call, reply) -> {
            attempts.add(call.attempt());
            if (call.attempt() < 3) {
                reply.fail("Slow", "");
            } else {
                reply.succeed(null);
            }
        });
        timeline.runUntil(execution::isOver);
        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(execution.output()).isNull();
        assertThat(timeline.instant()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void task_neverAnswers_timesOutEachTimeAndThenAltogether() {
        Execution execution = start(
                ONE_TASK, Map.of(), (call, reply) -> reply.onStop(() -> stopped.add("attempt " + call.attempt())));
        timeline.runUntil(execution::isOver);
        assertThat(execution.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(timeline.instant()).isEqualTo(START.plusSeconds(100));
        assertThat(stopped).containsExactly("attempt 1", "attempt 2", "attempt 3");
    }

    @Test
    void task_answersExactlyAtItsLimit_isInTime() {
        Execution execution = start(
                ONE_TASK,
                Map.of(),
                (call, reply) -> timeline.after(Duration.ofSeconds(30), () -> reply.succeed("in time")));
        timeline.runUntil(execution::isOver);
        assertThat(execution.output()).isEqualTo("in time");
    }

    @Test
    void stop_whileATaskRuns_notifiesTheTaskAndIgnoresItsAnswer() {
        Execution execution = start(ONE_TASK, Map.of(), (call, reply) -> {
            reply.onStop(() -> stopped.add(call.state()));
            timeline.after(Duration.ofSeconds(5), () -> reply.succeed("late"));
        });
        List<Status> ends = new ArrayList<>();
        execution.onEnd(ended -> ends.add(ended.status()));
        timeline.after(Duration.ofSeconds(3), () -> execution.stop("Tired", "a person stopped it"));
        timeline.runUntil(() -> false);
        assertThat(execution.status()).isEqualTo(Status.ABORTED);
        assertThat(execution.error()).isEqualTo("Tired");
        assertThat(stopped).containsExactly("Work");
        assertThat(ends).containsExactly(Status.ABORTED);
        assertThat(timeline.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void constant_thatTheEngineWritesInto_isTheSameForTheNextExecution() {
        String definition = Harness.machine("Keep", """
                "Keep": {"Type": "Pass", "Assign": {"list": []}, "Next": "Group"},
                "Group": {"Type": "Pass", "Output": "{% ($groups := $list{name: true}; [$list]) %}", "End": true}""");
        StateMachine machine = StateMachine.parse(definition);
        for (int night = 1; night <= 2; night++) {
            Harness harness = new Harness();
            Execution execution = Execution.start(
                    machine,
                    new Start("night-" + night, "arn:e", Harness.START, "arn:r", "arn:m", "machine", Map.of()),
                    harness.timeline,
                    (call, reply) -> {},
                    harness.events::add,
                    new java.util.SplittableRandom(1));
            harness.timeline.runUntil(execution::isOver);
            assertThat(machine.flow().states().get("Keep").toString()).contains("list=Constant[value=[]]");
        }
    }
}
