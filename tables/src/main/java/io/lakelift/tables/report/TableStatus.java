package io.lakelift.tables.report;

import java.util.Locale;

/** What a check says about one table. */
public enum TableStatus {
    /** Its files are there, readable and of one shape; or it has no rows. */
    COMPLETE,
    /** A manifest lists it as complete and with data, and it has no file: loss is proved. */
    MISSING,
    /** A file is unreadable, or of another shape than its table: loss is proved. */
    DAMAGED,
    /** Something is not as it should be, and proves no loss. */
    DOUBTFUL,
    /** RDS left it out, and says so. */
    SKIPPED,
    /** Files lie there of a table that no manifest names. */
    UNEXPECTED;

    /** Whether data is proved to be lost. */
    public boolean isLoss() {
        return this == MISSING || this == DAMAGED;
    }

    /** As it is written in a report. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
