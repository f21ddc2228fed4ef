package io.lakelift.local.lambda;

/** Calls the project's Lambda functions, in separate processes or in this one. */
@FunctionalInterface
public interface Invoker {
    /**
     * Calls a function and waits for its result; an exception that the function throws is a {@link
     * FunctionResult.Failed}.
     *
     * @param payload JSON text
     * @throws IllegalArgumentException if there is no such function
     */
    FunctionResult invoke(String function, String payload);
}
