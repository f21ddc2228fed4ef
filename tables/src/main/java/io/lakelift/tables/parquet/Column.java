package io.lakelift.tables.parquet;

import static java.util.Objects.requireNonNull;

/**
 * A column of a Parquet file, with the type that readers give it.
 *
 * @param name as the file has it; for a nested column its path, with dots
 * @param type such as {@code bigint}, {@code decimal(20,0)}, {@code timestamp} (an instant),
 *     {@code timestamp without time zone} or {@code string}; for a nested or repeated column, {@code nested} before the
 *     type
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
