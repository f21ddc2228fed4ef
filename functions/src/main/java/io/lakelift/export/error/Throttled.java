package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/** The service asks us to slow down; the state machine retries. */
public final class Throttled extends ExportException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one sentence: which call, and what the service said
     * @param cause what the client threw, if it threw
     */
    public Throttled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
