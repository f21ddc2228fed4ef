package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a registration did with one table, and why.
 *
 * @param table the table's name in the source database
 * @param name its name in the catalog; empty if it has none
 * @param rows how many rows the export has
 * @param snapshotId Iceberg's ID of this night's snapshot; empty if the table does not have this night
 * @param sentences why, or what changed since the night before
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
