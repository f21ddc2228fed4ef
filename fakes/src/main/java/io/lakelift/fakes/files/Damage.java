package io.lakelift.fakes.files;

/** What is wrong with the files of an export that RDS reports as complete. */
public enum Damage {
    NONE,

    /** A table has no file, although the manifest lists it as complete and with data. */
    MISSING_TABLE,

    /** RDS skips a table and reports this only in its manifest, not in the task's WarningMessage. */
    SKIPPED_TABLE,

    /** A file ends in the middle. */
    CUT_FILE,

    /** A file of one table is in the folder of another. */
    FOREIGN_FILE,

    /** The manifests appear minutes after the end. */
    LATE_MANIFEST,

    /** The manifests never appear. */
    NO_MANIFEST,

    /** A batch lacks its marker, which does not prove that anything is missing. */
    NO_MARKER;

    /** Whether this proves that data is lost. */
    public boolean isLoss() {
        return this == MISSING_TABLE || this == CUT_FILE || this == FOREIGN_FILE;
    }
}
