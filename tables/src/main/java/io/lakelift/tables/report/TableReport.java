package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.parquet.Column;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one table.
 *
 * @param name the database's own, {@code db.schema.table}, as the manifest has it
 * @param path of its folder below the export's; empty where it has no file
 * @param files its Parquet files
 * @param rows as the footers of the readable files tell
 * @param bytes of all files
 * @param columns of its files; where they differ, of most of them; empty where no file could be read
 * @param mappings of its columns, as the manifest lists them; empty where it does not
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
