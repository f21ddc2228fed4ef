package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column's type in the source database, as the manifest's {@code originalTypeMappings} gives it.
 *
 * @param name the column's name in the database
 * @param type the database's name for the type, such as {@code numeric} or {@code timestamp with time zone}
 * @param precision the digits of a number; empty if the database sets no limit, or the manifest gives none
 */
public record ColumnMapping(String name, Optional<String> type, OptionalInt precision) {
    public ColumnMapping {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(precision, "precision is null");
    }
}
