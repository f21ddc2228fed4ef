package io.lakelift.export.error;

/** The event starts nothing here; it is refused without a notice, for there may be many of them. */
public final class EventRefused extends ExportRefused {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what was refused, its value, and what to do */
    public EventRefused(String message) {
        super(message);
    }
}
