package io.lakelift.export.error;

/** The account is running as many exports as allowed, or this source is already being exported: wait for a slot. */
public final class ExportLimitReached extends ExportException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportLimitReached(String message) {
        super(message);
    }
}
