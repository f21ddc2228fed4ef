package io.lakelift.export.error;

/** The export role may not write to the bucket or use the key. */
public final class IamRoleMissingPermissions extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public IamRoleMissingPermissions(String message) {
        super(message);
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
