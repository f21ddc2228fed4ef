package io.lakelift.asl;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script for one execution: its input and start time, the outcome of each task call, and fixed values for the context
 * and for functions.
 */
final class TraceScenario {
    /** The outcome of the next {@code left} calls, or of all further calls if that is negative. */
    static final class Entry {
        private final Map<String, Object> fields;
        private final Optional<String> error;
        private final String cause;
        private final double seconds;
        private long left;

        Entry(Map<String, Object> fields) {
            this.fields = fields;
            error = Optional.ofNullable((String) fields.get("error"));
            cause = (String) fields.getOrDefault("cause", "");
            seconds = ((Number) fields.getOrDefault("seconds", 0)).doubleValue();
            left = fields.getOrDefault("repeat", 1) instanceof Number number ? number.longValue() : -1;
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
            if (!fields.containsKey("payload")) {
                return fields.get("result");
            }
            Map<String, Object> invoked = new LinkedHashMap<>();
            invoked.put("ExecutedVersion", "$LATEST");
            invoked.put("Payload", fields.get("payload"));
            invoked.put("StatusCode", 200);
            return invoked;
        }
    }

    private final Map<String, Object> fields;
    private final Instant startTime;
    private final Map<String, Deque<Entry>> tasks = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if the text is not a JSON object
     * @throws ClassCastException if a field has a value of the wrong type
     * @throws java.time.format.DateTimeParseException if {@code startTime} is not a time
     */
    @SuppressWarnings("unchecked")
    TraceScenario(String json) {
        if (!(StrictJson.read(json) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a scenario is an object");
        }
        fields = (Map<String, Object>) map;
        startTime = Instant.parse((String) fields.getOrDefault("startTime", "2026-01-01T00:00:00.000Z"));
        object("tasks").forEach((state, entries) -> {
            Deque<Entry> flow = new ArrayDeque<>();
            ((List<Map<String, Object>>) entries).forEach(entry -> flow.add(new Entry(entry)));
            tasks.put(state, flow);
        });
    }

    Object input() {
        return fields.containsKey("input") ? fields.get("input") : Map.of();
    }

    Instant startTime() {
        return startTime;
    }

    /** Returns members that are merged over the context's own Execution and StateMachine. */
    Map<String, Object> context() {
        return object("context");
    }

    /** Fixed return values of functions, by name. */
    Map<String, Object> functions() {
        return object("functions");
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

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String field) {
        return (Map<String, Object>) fields.getOrDefault(field, Map.of());
    }
}
