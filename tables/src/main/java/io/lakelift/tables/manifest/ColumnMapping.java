package io.lakelift.tables.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /**
     * Reads {@code originalTypeMappings}.
     *
     * @return without what names no column; empty of anything else
     */
    public static List<ColumnMapping> all(JsonNode list) {
        List<ColumnMapping> mappings = new ArrayList<>();
        for (JsonNode mapping : list) {
            InfoJson.text(mapping.path("columnName"))
                    .ifPresent(name -> mappings.add(new ColumnMapping(
                            name,
                            InfoJson.text(mapping.path("originalType")),
                            digits(InfoJson.number(mapping.path("originalNumPrecision"))))));
        }
        return mappings;
    }

    /** RDS gives 0 where there is no limit. */
    private static OptionalInt digits(OptionalDouble precision) {
        return precision.isPresent() && precision.getAsDouble() >= 1
                ? OptionalInt.of((int) precision.getAsDouble())
                : OptionalInt.empty();
    }
}
