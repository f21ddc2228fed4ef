package io.lakelift.asl;

import io.lakelift.asl.time.VirtualTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A virtual clock, and everything that happened on it. */
final class Harness {
    static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

    final VirtualTimeline timeline = new VirtualTimeline(START);
    final List<Event> events = new ArrayList<>();

    Execution start(String definition, Object input, TaskExecutor tasks) {
        Start start = new Start("night-1", "arn:e", START, "arn:r", "arn:m", "machine", input);
        return Execution.start(
                StateMachine.parse(definition), start, timeline, tasks, events::add, new SplittableRandom(1));
    }

    Execution run(String definition, Object input, TaskExecutor tasks) {
        Execution execution = start(definition, input, tasks);
        timeline.runUntil(execution::isOver);
        return execution;
    }

    long secondsPassed() {
        return timeline.instant().getEpochSecond() - START.getEpochSecond();
    }

    /** A machine in JSONata of these states, written as the members of an object. */
    static String machine(String startAt, String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}".formatted(startAt, states);
    }
}
