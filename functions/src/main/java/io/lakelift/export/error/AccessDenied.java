package io.lakelift.export.error;

/** The function's role, or a policy above it, forbids the call. */
public final class AccessDenied extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public AccessDenied(String message) {
        super(message);
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
