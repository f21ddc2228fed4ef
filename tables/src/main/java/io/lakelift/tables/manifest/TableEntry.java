package io.lakelift.tables.manifest;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.report.ColumnMapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An entry of {@code export_tables_info}: a table, or a database that was left out.
 *
 * @param target the database's own name, {@code db.schema.table}
 * @param status as RDS spells it
 * @param sizeGb the table's size in GB
 * @param warning why it was left out
 * @param mappings its columns with their types, in the table's order; empty if the page lists none
 * @param openPartitions how many partitions were not completed; 0 if the page counts none
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

    /** The names of its columns; empty if the page lists none. */
    public List<String> columns() {
        return mappings.stream().map(ColumnMapping::name).toList();
    }

    /** Whether RDS says that the whole table was exported. */
    public boolean isComplete() {
        return status.filter(COMPLETE::equalsIgnoreCase).isPresent();
    }

    /** Why RDS left it out; empty if it did not. */
    public Optional<String> skipReason() {
        if (isComplete()) {
            return Optional.empty();
        }
        return warning.or(() -> status.map("status "::concat));
    }
}
