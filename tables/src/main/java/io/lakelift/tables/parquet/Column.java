package io.lakelift.tables.parquet;

import static java.util.Objects.requireNonNull;

/**
 * A column of a Parquet file, with the type that readers give it.
 *
 * @param name the column's name in the file; for a nested column, its path with dots
 * @param type a name such as {@code bigint}, {@code decimal(20,0)}, {@code timestamp} (an instant),
 *     {@code timestamp without time zone} or {@code string}; for a nested or repeated column, it begins with
 *     {@code nested}
 */
public record Column(String name, String type) {
    public Column {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
