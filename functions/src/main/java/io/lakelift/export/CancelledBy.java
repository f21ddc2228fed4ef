package io.lakelift.export;

import java.util.Locale;

/** On whose behalf Lakelift asked for a cancel; nobody's where a person or another system cancelled the export itself. */
public enum CancelledBy {
    /** The execution's own deadline. */
    DEADLINE,
    /** An execution whose input was a cancel. */
    REQUEST,
    /** An execution that took over from one that was stopped. */
    STOP;

    /** As reports and notices spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
