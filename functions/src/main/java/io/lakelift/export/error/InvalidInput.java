package io.lakelift.export.error;

/** The input was refused by Lakelift itself, before any call to AWS. */
public final class InvalidInput extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public InvalidInput(String message) {
        super(message);
    }
}
