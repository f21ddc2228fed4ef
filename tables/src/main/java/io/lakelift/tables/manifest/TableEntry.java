package io.lakelift.tables.manifest;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.report.ColumnMapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An entry of {@code export_tables_info}: a table, or a database that was left out.
 *
 * @param target the table's name in the database, {@code db.schema.table}
 * @param status the status, as RDS spells it; empty if the page gives none
 * @param sizeGb the table's size in GB; empty if the page gives none
 * @param warning RDS's warning, which for a table that was left out is the reason; empty if there is none
 * @param mappings the table's columns with their types in the database, in order; empty if the page lists none
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

    /** Why RDS left the table out; empty if RDS did not, or gives no reason. */
    public Optional<String> skipReason() {
        if (isComplete()) {
            return Optional.empty();
        }
        return warning.or(() -> status.map("status "::concat));
    }
}
