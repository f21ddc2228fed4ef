package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.parquet.Column;
import java.util.List;

/**
 * The columns and files that an export has of one table.
 *
 * @param name the database's own, {@code db.schema.table}
 * @param columns of its files, in their order; empty if there is no file
 * @param files its readable files; none if the table is empty
 * @param filesMissing how many of its files cannot be read
 */
public record NightTable(String name, List<Column> columns, List<NightFile> files, long filesMissing) {
    public NightTable {
        requireNonNull(name, "name is null");
        columns = List.copyOf(columns);
        files = List.copyOf(files);
    }
}
