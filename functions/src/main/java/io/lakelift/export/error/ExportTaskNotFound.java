package io.lakelift.export.error;

/** No export of that identifier is known to the service. */
public final class ExportTaskNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportTaskNotFound(String message) {
        super(message);
    }
}
