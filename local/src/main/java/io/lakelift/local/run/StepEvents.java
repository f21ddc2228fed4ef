package io.lakelift.local.run;

import io.lakelift.asl.Event;
import java.util.Map;
import java.util.Optional;

/** Extracts function names, reports and notices from the events of an execution. */
public final class StepEvents {
    private StepEvents() {}

    /** The name of the function that a task calls. */
    public static String function(Event.TaskCalled called) {
        return LocalMachines.functionName(String.valueOf(at(called.arguments(), "FunctionName")));
    }

    /** The report in a function's response; empty if it is not a report, or reports an end without an export. */
    public static Optional<Map<?, ?>> report(Event.TaskSucceeded done) {
        return at(done.result(), "Payload") instanceof Map<?, ?> payload
                        && payload.containsKey("waitSeconds")
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
