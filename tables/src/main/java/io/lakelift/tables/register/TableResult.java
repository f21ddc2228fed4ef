package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a registration did with one table, and why.
 *
 * @param table the table's name in the source database
 * @param name the table's name in the catalog; empty if it would be too long
 * @param rows how many rows the table has in the export; 0 if the export has no such table
 * @param snapshotId Iceberg's ID of this night's snapshot; empty if the table does not have this night
 * @param sentences why the table does not have this night; or what changed since the night before, and what went wrong
 * @param nights the names of tables that were created for single older nights
 */
public record TableResult(
        String table,
        Optional<String> name,
        TableOutcome outcome,
        long rows,
        OptionalLong snapshotId,
        List<String> sentences,
        List<String> nights) {
    public TableResult {
        requireNonNull(table, "table is null");
        requireNonNull(outcome, "outcome is null");
        sentences = List.copyOf(sentences);
        nights = List.copyOf(nights);
    }
}
