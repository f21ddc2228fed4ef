package io.lakelift.tables.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column as the catalog lists it; engines read an Iceberg table's columns from the table's own metadata.
 *
 * @param type the type's name in Hive; empty if the catalog has none
 * @param id the column's field id in Iceberg; 0 for a view's column, and for a column that was read from the catalog
 * @param comment the column's comment in the catalog; empty if it has none
 */
public record CatalogColumn(String name, String type, int id, Optional<String> comment) {
    public CatalogColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(comment, "comment is null");
    }

    /** A column without a comment. */
    public CatalogColumn(String name, String type, int id) {
        this(name, type, id, Optional.empty());
    }
}
