package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.iceberg.ExportNight;
import java.util.List;

/**
 * The result of registering an export.
 *
 * @param tables what became of each table, including the source's earlier tables that this export does not contain;
 *     sorted by the tables' names in the source database
 */
public record Registration(ExportNight night, String database, List<TableResult> tables) {
    public Registration {
        requireNonNull(night, "night is null");
        requireNonNull(database, "database is null");
        tables = List.copyOf(tables);
    }

    /** How many tables have this outcome. */
    public long count(TableOutcome outcome) {
        return tables.stream().filter(table -> table.outcome() == outcome).count();
    }

    /** Whether any table lacks this night until someone acts. */
    public boolean hasTrouble() {
        return tables.stream().anyMatch(table -> table.outcome().isTrouble());
    }
}
