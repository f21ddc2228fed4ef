package io.lakelift.export.error;

/** There is no such export role. */
public final class IamRoleNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public IamRoleNotFound(String message) {
        super(message);
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
