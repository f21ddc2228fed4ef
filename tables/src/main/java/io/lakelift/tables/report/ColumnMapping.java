package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code originalTypeMappings} says about one column.
 *
 * @param name as the database has it
 * @param type the database's word for it, such as {@code numeric} or {@code timestamp with time zone}
 * @param precision of a number, in digits; empty where the database limits none, or the page gives none
 */
public record ColumnMapping(String name, Optional<String> type, OptionalInt precision) {
    public ColumnMapping {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(precision, "precision is null");
    }
}
