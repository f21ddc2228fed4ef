package io.lakelift.export.error;

/** The same token was sent with other parameters before. */
public final class IncompatibleParameter extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public IncompatibleParameter(String message) {
        super(message);
    }
}
