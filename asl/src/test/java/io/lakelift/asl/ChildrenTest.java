package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches and iterations run at the same time, on one clock and without each other's variables. */
class ChildrenTest {
    private static final String WORK = """
            {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
             "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "End": true}""";

    private final Harness harness = new Harness();
    private int running;
    private int most;

    private static String each(String more) {
        return Harness.machine("Each", """
                "Each": {"Type": "Map", %s "ItemProcessor": {"StartAt": "Work", "States": {"Work": %s}}, "End": true}""".formatted(more, WORK));
    }

    private void tenSeconds(TaskCall call, TaskReply reply) {
        most = Math.max(most, ++running);
        harness.timeline.after(Duration.ofSeconds(10), () -> {
            running--;
            reply.succeed(call.arguments());
        });
    }

    @ParameterizedTest(name = "{0} items, MaxConcurrency {1}: {2} at once, {3} s")
    @CsvSource({"5, 0, 5, 10", "5, 2, 2, 30", "100, 0, 40, 30", "100, 1000, 40, 30", "3, 1, 1, 30"})
    void map_runsSoManyAtOnce(int items, int concurrency, int atOnce, int seconds) {
        List<Integer> input = IntStream.range(0, items).boxed().toList();
        Execution execution =
                harness.run(each("\"MaxConcurrency\": %d,".formatted(concurrency)), input, this::tenSeconds);
        assertThat(execution.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(most).isEqualTo(atOnce);
        assertThat(harness.secondsPassed()).isEqualTo(seconds);
        assertThat((List<?>) execution.output()).hasSize(items);
    }

    @Test
    void map_endsOutOfOrder_keepsTheOrderOfItsItems() {
        Execution execution = harness.run(each(""), List.of(3, 1, 2), (call, reply) -> {
            int payload = (Integer) ((Map<?, ?>) call.arguments()).get("Payload");
            harness.timeline.after(Duration.ofSeconds(payload), () -> reply.succeed(payload));
        });
        assertThat(execution.output()).isEqualTo(List.of(3, 1, 2));
    }

    @Test
    void map_oneFails_theOthersAreAskedToStop() {
        List<Object> stopped = new ArrayList<>();
        Execution execution = harness.run(each(""), List.of(1, 2, 3), (call, reply) -> {
            Object payload = ((Map<?, ?>) call.arguments()).get("Payload");
            reply.onStop(() -> stopped.add(payload));
            if (payload.equals(2)) {
                harness.timeline.after(Duration.ofSeconds(1), () -> reply.fail("Boom", "the second"));
            }
        });
        assertThat(execution.error()).isEqualTo("Boom");
        assertThat(execution.cause()).isEqualTo("the second");
        assertThat(stopped).containsExactly(1, 3);
    }

    @Test
    void context_inAnIteration_namesItsItem() {
        List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        harness.run(each(""), List.of("a", "b"), (call, reply) -> {
            seen.add(call.context().get("Map"));
            reply.succeed(null);
        });
        assertThat(seen)
                .containsExactly(
                        Map.of("Item", Map.of("Index", 0, "Value", "a")),
                        Map.of("Item", Map.of("Index", 1, "Value", "b")));
    }

    @Test
    void historyEvents_ofAMap_countEachIteration() {
        // Started; Map entered, started; per item iteration started, Task 5, iteration succeeded; succeeded, exited;
        // end.
        assertThat(harness.run(each(""), List.of(1, 2), (call, reply) -> reply.succeed(1))
                        .historyEvents())
                .isEqualTo(1 + 2 + 2 * 7 + 2 + 1);
    }
}
