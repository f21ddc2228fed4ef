package io.lakelift.export.error;

import org.jspecify.annotations.Nullable;

/** The service did not respond, or responded with a server error; the call may still have taken effect. */
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
