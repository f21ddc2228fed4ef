package io.lakelift.fakes.states;

import io.lakelift.asl.Event;
import io.lakelift.asl.Execution;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskReply;
import io.lakelift.asl.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step Functions on a virtual clock, with scripted functions. */
final class LocalStatesNight {
    static final Instant START = Instant.parse("2026-11-20T04:30:00.123456Z");
    static final String EXECUTION = "arn:aws:states:eu-west-1:123456789012:execution:";
    static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

    /** Waits an hour. */
    static final String HOUR = machine("Sleep", """
            "Sleep": {"Type": "Wait", "Seconds": 3600, "Output": {"slept": true}, "End": true}""");

    final VirtualTimeline timeline = new VirtualTimeline(START);
    final LocalStates states = new LocalStates("eu-west-1", "123456789012", timeline, this::function);
    final Deque<String> failures = new ArrayDeque<>();
    final List<TaskCall> calls = new ArrayList<>();
    final List<Event> events = new ArrayList<>();

    /**
     * A function fails with the next of {@link #failures}, and succeeds once there are none; each call takes a second.
     */
    private void function(TaskCall call, TaskReply reply) {
        calls.add(call);
        Optional<String> failure = Optional.ofNullable(failures.poll());
        timeline.after(
                Duration.ofSeconds(1),
                () -> failure.ifPresentOrElse(
                        error -> reply.fail(error, "as told"), () -> reply.succeed(Map.of("Payload", call.attempt()))));
    }

    LocalStatesNight with(String machine, String definition) {
        states.register(machine, StateMachine.parse(definition));
        return this;
    }

    Execution start(String machine, String name, Object input) {
        return states.start(machine, name, input, events::add);
    }

    void pass(Duration time) {
        boolean[] passed = {false};
        timeline.after(time, () -> passed[0] = true);
        timeline.runUntil(() -> passed[0]);
    }

    void end() {
        timeline.runUntil(() -> false);
    }

    List<String> entered() {
        return events.stream()
                .filter(Event.StateEntered.class::isInstance)
                .map(event -> ((Event.StateEntered) event).state())
                .toList();
    }

    static String machine(String startAt, String members) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}".formatted(startAt, members);
    }

    /** One task that gives what its integration gives. */
    static String task(String resource, String arguments) {
        return machine("Call", """
                "Call": {"Type": "Task", "Resource": "arn:aws:states:::%s", "Arguments": %s,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{%% $states.errorOutput %%}", "Next": "Caught"}],
                  "End": true},
                "Caught": {"Type": "Succeed"}""".formatted(resource, arguments));
    }
}
