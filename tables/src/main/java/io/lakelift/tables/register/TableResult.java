package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one table.
 *
 * @param table the database's own name
 * @param name in the catalog; empty where it has none
 * @param rows of this export
 * @param snapshotId by which engines read this night; empty where the table has not got it now
 * @param sentences why, or what is different from the night before
 * @param nights tables of single older nights that were made
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
