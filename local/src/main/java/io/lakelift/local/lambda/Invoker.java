package io.lakelift.local.lambda;

/** Whatever runs the project's functions. */
@FunctionalInterface
public interface Invoker {
    /** Calls a function with a JSON text and waits for how it ends; what it throws is a result too. */
    FunctionResult invoke(String function, String payload);
}
