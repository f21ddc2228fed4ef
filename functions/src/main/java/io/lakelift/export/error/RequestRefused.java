package io.lakelift.export.error;

/** The service refused the request with an error that has no type of its own here. */
public final class RequestRefused extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public RequestRefused(String message) {
        super(message);
    }
}
