package io.lakelift.asl;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks the service's limits on size: 256 KiB for an execution's input, for a state's arguments, result and output,
 * and for the variables that one state assigns; 10 MiB for all variables together.
 */
final class Quota {
    private static final long PAYLOAD = 262_144;
    private static final long VARIABLES = 10L * 1024 * 1024;

    private Quota() {}

    static void input(Object input) {
        long bytes = StrictJson.bytes(input);
        if (bytes > PAYLOAD) {
            throw new IllegalArgumentException(
                    "an execution's input may be %d bytes of JSON, not %d".formatted(PAYLOAD, bytes));
        }
    }

    /**
     * @param what the beginning of the cause if the value is too large, such as "The state 'Poll' returned a result"
     */
    static Object payload(String what, Object value) {
        if (StrictJson.bytes(value) > PAYLOAD) {
            throw new Failure(
                    Failure.DATA_LIMIT,
                    what + " with a size exceeding the maximum number of bytes service limit (262144).");
        }
        return value;
    }

    /** @param before the variables before the assignment */
    static void assigned(String state, Map<String, Object> assigned, Map<String, Object> before) {
        if (assigned.isEmpty()) {
            return;
        }
        payload("The state '" + state + "' assigned variables", assigned);
        // A cheap bound first: variables of at most 256 KiB each reach the limit only when there are many.
        if ((before.size() + assigned.size()) * PAYLOAD > VARIABLES) {
            Map<String, Object> after = new HashMap<>(before);
            after.putAll(assigned);
            if (StrictJson.bytes(after) > VARIABLES) {
                throw new Failure(
                        Failure.DATA_LIMIT, "The state '" + state + "' brought the execution's variables over 10 MiB.");
            }
        }
    }
}
