package io.lakelift.tables.iceberg;

import org.apache.iceberg.TableMetadata;

/** What a night would make of a table's metadata. */
sealed interface Preparation {
    /**
     * The night's metadata, whose manifests are written and which nobody sees yet.
     *
     * @param metadata to be written and pointed to
     */
    record Next(TableMetadata metadata) implements Preparation {}

    /** The table has this night already, as its newest or an older one. */
    record AlreadyThere() implements Preparation {}

    /**
     * The night is not newer than one that the table has, nor the same without the loss.
     *
     * @param newest that the table has
     */
    record NotNewer(ExportNight newest) implements Preparation {}

    /** No file of it was ever there, so nobody can say what columns it has. */
    record NoColumns() implements Preparation {}
}
