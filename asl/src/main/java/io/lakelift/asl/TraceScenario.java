package io.lakelift.asl;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A script for one execution: its input and start time, the outcome of each task call, and fixed values for the context
 * and for functions.
 */
final class TraceScenario {
    /** The outcome of the next {@code left} calls, or of all further calls if that is negative. */
    static final class Entry {
        private final ScenarioFields fields;
        private final Optional<String> error;
        private final String cause;
        private final double seconds;
        private long left;

        Entry(ScenarioFields fields) {
            this.fields = fields;
            error = fields.text("error");
            cause = fields.text("cause").orElse("");
            seconds = fields.seconds("seconds");
            left = fields.repeat("repeat");
        }

        double seconds() {
            return seconds;
        }

        Optional<String> error() {
            return error;
        }

        String cause() {
            return cause;
        }

        /** Returns the raw result; a scripted payload is wrapped as in the response of a Lambda invocation. */
        Object result() {
            if (!fields.has("payload")) {
                return fields.value("result");
            }
            Map<String, Object> invoked = new LinkedHashMap<>();
            invoked.put("ExecutedVersion", "$LATEST");
            invoked.put("Payload", fields.value("payload"));
            invoked.put("StatusCode", 200);
            return invoked;
        }
    }

    private final ScenarioFields fields;
    private final Instant startTime;
    private final Map<String, Object> context;
    private final Map<String, Object> functions;
    private final Map<String, Deque<Entry>> tasks = new LinkedHashMap<>();

    /** @throws Trace.Misfit if the text is not a JSON object, or a field has a value that it cannot have */
    TraceScenario(String json) {
        fields = ScenarioFields.read(json);
        startTime = fields.time("startTime").orElse(Instant.parse("2026-01-01T00:00:00Z"));
        context = fields.object("context");
        functions = fields.object("functions");
        fields.lists("tasks").forEach((state, entries) -> {
            Deque<Entry> flow = new ArrayDeque<>();
            entries.forEach(entry -> flow.add(new Entry(entry)));
            tasks.put(state, flow);
        });
    }

    Object input() {
        return fields.has("input") ? fields.value("input") : Map.of();
    }

    Instant startTime() {
        return startTime;
    }

    /** Returns members that are merged over the context's own Execution and StateMachine. */
    Map<String, Object> context() {
        return context;
    }

    /** Fixed return values of functions, by name. */
    Map<String, Object> functions() {
        return functions;
    }

    /** Takes the outcome of this state's next call from the script; empty if the script has no more for it. */
    Optional<Entry> next(String state) {
        Deque<Entry> flow = tasks.getOrDefault(state, new ArrayDeque<>());
        while (!flow.isEmpty() && flow.peek().left == 0) {
            flow.remove();
        }
        Optional<Entry> entry = Optional.ofNullable(flow.peek());
        entry.ifPresent(one -> one.left--);
        return entry;
    }

    /** Returns the number of unused results by state; a result that repeats without limit is never unused. */
    Map<String, Long> unused() {
        Map<String, Long> unused = new LinkedHashMap<>();
        tasks.forEach((state, flow) -> {
            long left =
                    flow.stream().mapToLong(entry -> Math.max(0, entry.left)).sum();
            if (left > 0) {
                unused.put(state, left);
            }
        });
        return unused;
    }
}
