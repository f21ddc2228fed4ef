package io.lakelift.tables.register;

import java.util.Locale;

/** What became of one table. */
public enum TableOutcome {
    /** A table was made. */
    CREATED,
    /** The table's newest night is this export. */
    UPDATED,
    /** The table has this export already. */
    ALREADY_THERE,
    /** The table has an export of the same or of a newer snapshot. */
    NEWER_IS_THERE,
    /** RDS left it out: the table stays at its last night. */
    SKIPPED,
    /** The catalog has it of this source, and the export does not: it stays at its last night. */
    GONE,
    /** It never had a file, so its columns are not known. */
    NO_COLUMNS,
    /** Its files are not whole, or are not known to be: the table stays at its last whole night. */
    HELD,
    /** It cannot be an Iceberg table of that name; what is there is left alone. */
    REFUSED;

    /** Whether someone has to act before the table has this night. */
    public boolean isTrouble() {
        return this == HELD || this == REFUSED;
    }

    /** As it is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
