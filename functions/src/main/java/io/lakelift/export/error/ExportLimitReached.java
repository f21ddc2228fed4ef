package io.lakelift.export.error;

/**
 * The service cannot start this export yet: the account has reached its limit, or FSx is running another task, which
 * may be an import, on the same file system. Try again later.
 */
public final class ExportLimitReached extends ExportException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: which call was refused, the service's reason, and what happens next */
    public ExportLimitReached(String message) {
        super(message);
    }
}
