package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.parquet.Column;
import java.util.List;
import java.util.Optional;

/**
 * What a check found out about one table.
 *
 * @param name the table's name in the database, {@code db.schema.table}, as in the manifest; for a table that no
 *     manifest names, the name in its path
 * @param path the table's folder below the export's folder; empty if no files are counted for the table
 * @param files how many Parquet files it has
 * @param rows how many rows its readable files have, according to their footers
 * @param bytes the size of all its files
 * @param columns the columns of its files, or of most of them if they differ; empty if no file could be read
 * @param mappings its columns' types in the database; empty if the manifest does not list them
 */
public record TableReport(
        String name,
        TableStatus status,
        Optional<String> path,
        long files,
        long rows,
        long bytes,
        List<Column> columns,
        List<ColumnMapping> mappings,
        List<Finding> findings) {
    public TableReport {
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(path, "path is null");
        columns = List.copyOf(columns);
        mappings = List.copyOf(mappings);
        findings = List.copyOf(findings);
    }
}
