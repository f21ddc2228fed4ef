package io.lakelift.export.error;

/** The newest snapshot is older than it may be: the backup did not happen. */
public final class SnapshotTooOld extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public SnapshotTooOld(String message) {
        super(message);
    }
}
