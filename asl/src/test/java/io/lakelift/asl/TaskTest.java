package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Heartbeats, jitter and tokens: what a trace cannot show. */
class TaskTest {
    private final Harness harness = new Harness();

    private static String work(String more) {
        return Harness.machine("Work", """
                "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", %s
                  "Arguments": {"FunctionName": "f", "Payload": "{%% $states.context.Task.Token %%}"}, "End": true}""".formatted(more));
    }

    @Test
    void heartbeat_missing_failsBeforeTheTimeout() {
        Execution execution =
                harness.run(work("\"TimeoutSeconds\": 100, \"HeartbeatSeconds\": 10,"), Map.of(), (call, reply) -> {});
        assertThat(execution.error()).isEqualTo("States.HeartbeatTimeout");
        assertThat(harness.secondsPassed()).isEqualTo(10);
    }

    @Test
    void heartbeat_kept_doesNotOutliveTheTimeout() {
        Execution execution =
                harness.run(work("\"TimeoutSeconds\": 25, \"HeartbeatSeconds\": 10,"), Map.of(), (call, reply) -> {
                    for (int second = 5; second < 100; second += 5) {
                        harness.timeline.after(Duration.ofSeconds(second), reply::heartbeat);
                    }
                });
        assertThat(execution.error()).isEqualTo("States.Timeout");
        assertThat(harness.secondsPassed()).isEqualTo(25);
    }

    @Test
    void jitter_full_staysBelowTheDelayAndVaries() {
        harness.run(
                work("\"Retry\": [{\"ErrorEquals\": [\"Boom\"], \"IntervalSeconds\": 100, \"BackoffRate\": 1,"
                        + " \"MaxAttempts\": 50, \"JitterStrategy\": \"FULL\"}],"),
                Map.of(),
                (call, reply) -> reply.fail("Boom", ""));
        List<Duration> waits = harness.events.stream()
                .filter(Event.RetryScheduled.class::isInstance)
                .map(event -> ((Event.RetryScheduled) event).actual())
                .toList();
        assertThat(waits).hasSize(50).doesNotHaveDuplicates().allMatch(wait -> wait.toSeconds() < 100);
        assertThat(waits).anyMatch(wait -> wait.toSeconds() > 80).anyMatch(wait -> wait.toSeconds() < 20);
    }

    @Test
    void token_isInArgumentsAndContextAndDiffersPerAttempt() {
        List<Object> tokens = new ArrayList<>();
        harness.run(
                work("\"Retry\": [{\"ErrorEquals\": [\"Boom\"], \"MaxAttempts\": 1}],"), Map.of(), (call, reply) -> {
                    Object token = ((Map<?, ?>) call.context().get("Task")).get("Token");
                    assertThat(((Map<?, ?>) call.arguments()).get("Payload")).isEqualTo(token);
                    tokens.add(token);
                    reply.fail("Boom", "");
                });
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void reply_twice_countsOnce() {
        Execution execution = harness.run(work(""), Map.of(), (call, reply) -> {
            reply.succeed("first");
            reply.fail("Late", "");
            reply.succeed("third");
        });
        assertThat(execution.output()).isEqualTo("first");
    }

    @Test
    void result_changedByItsOwnerLater_isACopyInside() {
        List<Object> result = new ArrayList<>(List.of(1));
        Execution execution = harness.run(work(""), Map.of(), (call, reply) -> {
            reply.succeed(result);
            result.add(2);
        });
        assertThat(execution.output()).isEqualTo(List.of(1));
    }
}
