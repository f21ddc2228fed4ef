package io.lakelift.export.error;

/** The file system is of a kind that cannot export. */
public final class UnsupportedOperation extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public UnsupportedOperation(String message) {
        super(message);
    }
}
