package io.lakelift.export.error;

/** The KMS key does not exist, is switched off, or may not be used. */
public final class KmsKeyNotAccessible extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public KmsKeyNotAccessible(String message) {
        super(message);
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
