package io.lakelift.export.error;

/** The source is not in a state in which it can be exported. */
public final class InvalidExportSourceState extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public InvalidExportSourceState(String message) {
        super(message);
    }
}
