package io.lakelift.export;

import java.util.Locale;

/** On whose behalf Lakelift requested a cancel; absent if a person or another system cancelled the export directly. */
public enum CancelledBy {
    /** The execution's own deadline. */
    DEADLINE,
    /** An execution whose input was a cancel. */
    REQUEST,
    /** An execution that took over from one that was stopped. */
    STOP;

    /** The spelling in reports and notices. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
