package io.lakelift.local.lambda;

import static java.util.Objects.requireNonNull;

/** How a call ended, with the error names that a state machine matches on. */
public sealed interface FunctionResult {

    /** The function answered; {@code payload} is its JSON text, untouched. */
    record Success(String payload) implements FunctionResult {
        public Success {
            requireNonNull(payload, "payload is null");
        }
    }

    /**
     * The function threw, died or ran out of time.
     *
     * @param error what {@code ErrorEquals} sees: the exception's class name with its package, or Lambda's own word
     * @param cause the JSON text that Step Functions would show as Cause
     */
    record Failed(String error, String cause) implements FunctionResult {
        public Failed {
            requireNonNull(error, "error is null");
            requireNonNull(cause, "cause is null");
        }
    }
}
