package io.lakelift.tables.report;

import java.util.Locale;

/** The result of a check for one table. */
public enum TableStatus {
    /** Its files are there, readable and of the same shape, or it has no rows. */
    COMPLETE,
    /** A manifest lists it as complete and with data, but it has no file: loss is proved. */
    MISSING,
    /** A file is unreadable, or has a different shape from its table: loss is proved. */
    DAMAGED,
    /** Something is not as it should be, but proves no loss. */
    DOUBTFUL,
    /** RDS left it out, and says so. */
    SKIPPED,
    /** It has files, but no manifest names it. */
    UNEXPECTED;

    /** Whether data is proved to be lost. */
    public boolean isLoss() {
        return this == MISSING || this == DAMAGED;
    }

    /** The status as a report has it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
