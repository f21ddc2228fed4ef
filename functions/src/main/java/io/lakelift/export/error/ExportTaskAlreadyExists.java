package io.lakelift.export.error;

/** The identifier is taken by an export of something else, or to somewhere else. */
public final class ExportTaskAlreadyExists extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportTaskAlreadyExists(String message) {
        super(message);
    }
}
