package io.lakelift.export.error;

/** The instance or cluster has no snapshot that could stand for it. */
public final class SnapshotNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public SnapshotNotFound(String message) {
        super(message);
    }
}
