package io.lakelift.export.error;

/** No execution of that ARN can be read here. */
public final class ExecutionNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExecutionNotFound(String message) {
        super(message);
    }
}
