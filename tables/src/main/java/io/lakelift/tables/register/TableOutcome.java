package io.lakelift.tables.register;

import java.util.Locale;

/** What a registration did with one table. */
public enum TableOutcome {
    /** The table was created, with this export as its first night. */
    CREATED,
    /** This export became the table's newest night. */
    UPDATED,
    /** The table already had this export. */
    ALREADY_THERE,
    /** The table has an export of the same snapshot or a newer one. */
    NEWER_IS_THERE,
    /** RDS left it out: the table stays at its last night. */
    SKIPPED,
    /** The table is from this source, but not in this export: it stays at its last night. */
    GONE,
    /** The table is not in the catalog yet and has no file in this export, so its columns are unknown. */
    NO_COLUMNS,
    /** Files are lost or damaged, or may be: the table stays at its last whole night. */
    HELD,
    /** The table cannot be registered under its name; what is there is left alone. */
    REFUSED;

    /** Whether someone has to act before the table has this night. */
    public boolean isTrouble() {
        return this == HELD || this == REFUSED;
    }

    /** The outcome in lower case, as it is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
