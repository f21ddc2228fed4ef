package io.lakelift.local.run;

import io.lakelift.asl.Event;
import java.util.Map;
import java.util.Optional;

/** Reads from the state machine's events what the views show. */
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

    /** What Notify answered with; empty for any other answer. */
    public static Optional<Map<?, ?>> told(Event.TaskSucceeded done) {
        return at(done.result(), "Payload") instanceof Map<?, ?> payload && payload.containsKey("noticeId")
                ? Optional.of(payload)
                : Optional.empty();
    }

    /** A field of what may be an object, as text; empty if there is none. */
    public static String text(Object object, String field) {
        Object value = at(object, field);
        return value == null ? "" : String.valueOf(value);
    }

    public static Object at(Object object, String field) {
        return object instanceof Map<?, ?> map ? map.get(field) : null;
    }
}
