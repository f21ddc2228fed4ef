package io.lakelift.tables.parquet;

import static java.util.Objects.requireNonNull;

/**
 * A column as a reader sees it.
 *
 * @param name as the file has it; of a nested one its path, with dots
 * @param type such as {@code bigint}, {@code decimal(20,0)}, {@code timestamp} (an instant), {@code timestamp without time
 * zone} or {@code string}; of a nested or repeated one {@code nested} and the type
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
