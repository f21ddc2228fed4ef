package io.lakelift.local.lambda;

/**
 * A function that cannot work at all: its process does not start, or its jar lacks a class. On Lambda a state machine
 * would try for as long as its retries last; here that is a whole night in which nothing can be learned.
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
