package io.lakelift.tables.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column as the catalog shows it to people; engines read the table's own metadata.
 *
 * @param type Hive's name of the type
 * @param id the column's field id in Iceberg; 0 for a view's
 * @param comment what people wrote about it
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
