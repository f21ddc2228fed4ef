package io.lakelift.export.error;

/** There is no such snapshot, cluster snapshot or cluster. */
public final class SourceNotFound extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public SourceNotFound(String message) {
        super(message);
    }
}
