package io.lakelift.local.lambda;

/** Runs the project's functions, in processes or in this one. */
@FunctionalInterface
public interface Invoker {
    /** Calls a function with a JSON text and waits for how it ends; what it throws is a result too. */
    FunctionResult invoke(String function, String payload);
}
