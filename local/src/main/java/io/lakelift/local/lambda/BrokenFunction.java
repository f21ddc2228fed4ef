package io.lakelift.local.lambda;

/**
 * A function cannot work at all: its process does not start, or its jar lacks a class. In AWS a state machine would use
 * up its retries; here that would be a whole night from which nothing can be learned, so the run ends.
 */
public final class BrokenFunction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BrokenFunction(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param words what its process, or the system, said first */
    static BrokenFunction cannotStart(String function, String words) {
        return new BrokenFunction("The function %s cannot start: %s".formatted(function, words), null);
    }

    static BrokenFunction cannotStart(String function, Exception cause) {
        return new BrokenFunction("The function %s cannot start: %s".formatted(function, cause.getMessage()), cause);
    }

    static BrokenFunction cannotRun(String function, String words) {
        return new BrokenFunction("The function %s cannot run: %s".formatted(function, words), null);
    }
}
