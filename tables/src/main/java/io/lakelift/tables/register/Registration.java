package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.iceberg.ExportNight;
import java.util.List;

/**
 * What became of an export's tables.
 *
 * @param tables sorted by their names in the database
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
