package io.lakelift.tables.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A column as the catalog shows it to people; engines read the table's own metadata.
 *
 * @param type as Hive names it
 * @param id the column's field id in Iceberg
 */
public record CatalogColumn(String name, String type, int id) {
    public CatalogColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
