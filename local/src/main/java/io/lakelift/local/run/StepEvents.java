package io.lakelift.local.run;

import io.lakelift.asl.Event;
import java.util.Map;
import java.util.Optional;

/** Extracts function names, reports and notices from the events of an execution. */
public final class StepEvents {
    private StepEvents() {}

    /** The name of the function that a task calls; empty if it calls something else. */
    public static Optional<String> function(Event.TaskCalled called) {
        return Optional.of(text(called.arguments(), "FunctionName"))
                .filter(arn -> !arn.isEmpty())
                .map(LocalMachines::functionName);
    }

    /**
     * The report in a function's response; empty if it is not a report, or reports an end without an export. A fleet's
     * plan may also give a time to wait, but it is about no export and has no role.
     */
    public static Optional<Map<?, ?>> report(Event.TaskSucceeded done) {
        return at(done.result(), "Payload") instanceof Map<?, ?> payload
                        && payload.containsKey("waitSeconds")
                        && payload.containsKey("role")
                        && (payload.containsKey("export") || !payload.containsKey("end"))
                ? Optional.of(payload)
                : Optional.empty();
    }

    /** Notify's response; empty if the response is another function's. */
    public static Optional<Map<?, ?>> notifyResponse(Event.TaskSucceeded done) {
        return at(done.result(), "Payload") instanceof Map<?, ?> payload && payload.containsKey("noticeId")
                ? Optional.of(payload)
                : Optional.empty();
    }

    /** A field as text; empty if {@code object} is not a JSON object, or the field is missing or null. */
    public static String text(Object object, String field) {
        Object value = at(object, field);
        return value == null ? "" : String.valueOf(value);
    }

    /** A field's value; null if {@code object} is not a JSON object, or the field is missing or null. */
    public static Object at(Object object, String field) {
        return object instanceof Map<?, ?> map ? map.get(field) : null;
    }
}
