package io.lakelift.asl;

import io.lakelift.asl.time.Timeline;
import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What all flows of one execution share, such as the clock, the task executor, the listener and the counters. */
final class ExecutionRuntime {
    private final Timeline timeline;
    private final TaskExecutor tasks;
    private final Listener listener;
    private final RandomGenerator random;
    private final ExecutionFunctions functions;
    private Map<String, Object> context;
    private final EventCounter history = new EventCounter();
    private long steps;

    ExecutionRuntime(Host host, Map<String, Object> context, Map<String, Object> fixed) {
        timeline = host.timeline();
        tasks = host.tasks();
        listener = host.listener();
        random = host.random();
        functions = new ExecutionFunctions(timeline, random, fixed);
        this.context = context;
    }

    /** What an execution is given from outside. */
    record Host(Timeline timeline, TaskExecutor tasks, Listener listener, RandomGenerator random) {}

    TaskExecutor tasks() {
        return tasks;
    }

    RandomGenerator random() {
        return random;
    }

    ExecutionFunctions functions() {
        return functions;
    }

    /** The part of {@code $states.context} that is the same everywhere: Execution and StateMachine. */
    Map<String, Object> context() {
        return context;
    }

    /** Sets {@code RedriveCount} and {@code RedriveTime} in the context that expressions see. */
    void redriven(int count) {
        Map<String, Object> execution = new LinkedHashMap<>();
        if (context.get("Execution") instanceof Map<?, ?> before) {
            before.forEach((name, value) -> execution.put((String) name, value));
        }
        execution.put("RedriveCount", count);
        execution.put("RedriveTime", Moments.format(now()));
        context = new LinkedHashMap<>(context);
        context.put("Execution", execution);
    }

    /** The execution's ARN. */
    String id() {
        return context.get("Execution") instanceof Map<?, ?> execution ? String.valueOf(execution.get("Id")) : "";
    }

    EventCounter history() {
        return history;
    }

    Instant now() {
        return timeline.instant();
    }

    void report(Event event) {
        listener.happened(event);
    }

    boolean isWatched() {
        return listener != Listener.NONE;
    }

    /**
     * Returns the number of steps so far. An action that reschedules itself without delay, and then reads the same
     * number, knows that nothing else of this execution was due at that instant.
     */
    long steps() {
        return steps;
    }

    /** Counts a step: a scheduled action that runs, or a task's answer. */
    void moved() {
        steps++;
    }

    Appointment after(Duration delay, Runnable action) {
        return timeline.after(delay, () -> {
            moved();
            action.run();
        });
    }

    /** Schedules an action without counting a step: for time limits, which are not progress. */
    Appointment silently(Duration delay, Runnable action) {
        return timeline.after(delay, action);
    }
}
