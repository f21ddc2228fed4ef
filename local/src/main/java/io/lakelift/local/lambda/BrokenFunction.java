package io.lakelift.local.lambda;

/**
 * Thrown when no call of a function can succeed: its process does not start, or a class cannot be found, loaded or
 * linked. In AWS the state machine would go through all its retries; here the run ends at once.
 */
public final class BrokenFunction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BrokenFunction(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param words what the process printed or reported, or what is wrong with it */
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
