package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.parquet.Column;
import java.util.List;

/**
 * One table's columns and files in an export.
 *
 * @param name the table's name in the database, {@code db.schema.table}
 * @param columns the columns of the readable files, in the files' order; empty if there are none
 * @param files the readable files; empty if there are none
 * @param filesMissing how many of the table's files cannot be read
 * @param perhapsEmpty whether there is no file, and no proof that the table has no rows
 */
public record NightTable(
        String name, List<Column> columns, List<NightFile> files, long filesMissing, boolean perhapsEmpty) {
    public NightTable {
        requireNonNull(name, "name is null");
        columns = List.copyOf(columns);
        files = List.copyOf(files);
    }
}
