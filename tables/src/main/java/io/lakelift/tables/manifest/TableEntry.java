package io.lakelift.tables.manifest;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.report.ColumnMapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code export_tables_info} says about one table, or about a database that was left out.
 *
 * @param target the database's own name, {@code db.schema.table}
 * @param status as RDS spells it
 * @param sizeGb of the table
 * @param warning why it was left out
 * @param mappings of its columns, in the table's order; empty where the page lists none
 * @param openPartitions how many were begun and not completed; 0 where the page counts none
 */
public record TableEntry(
        String target,
        Optional<String> status,
        OptionalDouble sizeGb,
        Optional<String> warning,
        List<ColumnMapping> mappings,
        long openPartitions) {
    private static final String COMPLETE = "COMPLETE";

    public TableEntry {
        requireNonNull(target, "target is null");
        mappings = List.copyOf(mappings);
    }

    /** The names of its columns; empty where the page lists none. */
    public List<String> columns() {
        return mappings.stream().map(ColumnMapping::name).toList();
    }

    /** Whether RDS says that the table is there as a whole. */
    public boolean isComplete() {
        return status.filter(COMPLETE::equalsIgnoreCase).isPresent();
    }

    /** Why RDS left it out; empty where it did not. */
    public Optional<String> skipReason() {
        if (isComplete()) {
            return Optional.empty();
        }
        return warning.or(() -> status.map("status "::concat));
    }
}
