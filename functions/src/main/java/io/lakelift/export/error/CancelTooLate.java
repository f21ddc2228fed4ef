package io.lakelift.export.error;

/** The export can no longer be cancelled, because it has ended or is being cancelled. */
public final class CancelTooLate extends ExportException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public CancelTooLate(String message) {
        super(message);
    }
}
