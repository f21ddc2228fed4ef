package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/** The service did not answer, or answered that it is broken; the call may have taken effect all the same. */
public final class ServiceUnavailable extends ExportException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one sentence: which call, and what the service said
     * @param cause what the client threw, if it threw
     */
    public ServiceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
