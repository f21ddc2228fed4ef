package io.lakelift.tables.iceberg;

import org.apache.iceberg.TableMetadata;

/** What {@link NightCommit} prepared for a table, or why it prepared nothing. */
sealed interface Preparation {
    /**
     * The table's next metadata. Its manifests are written, and no reader sees them yet.
     *
     * @param metadata still to be written, and then pointed to by the catalog
     */
    record Next(TableMetadata metadata) implements Preparation {}

    /** The table already has this night, as its newest or an older one. */
    record AlreadyThere() implements Preparation {}

    /**
     * The table has a night that is as new or newer, and this one does not repair it.
     *
     * @param newest the newest night that the table has
     */
    record NotNewer(ExportNight newest) implements Preparation {}

    /** The table's newest night has rows; this one has no file, and nothing proves that the table is now empty. */
    record PerhapsEmpty() implements Preparation {}

    /** The table is not in the catalog yet and has no file in this export, so its columns are unknown. */
    record NoColumns() implements Preparation {}
}
