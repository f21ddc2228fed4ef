package io.lakelift.export.error;

/** The account runs as many exports as it may, or this source is being exported already: wait for a slot. */
public final class ExportLimitReached extends ExportException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportLimitReached(String message) {
        super(message);
    }
}
