package io.lakelift.tables.catalog;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table or view of the catalog, as it was read or as it is to be written.
 *
 * @param metadataLocation the address of an Iceberg table's newest metadata; empty for a view or another kind of table
 * @param location the table's location, which for Lakelift's tables holds only metadata; empty for a view, and if the
 *     catalog names none
 * @param properties the table's properties in the catalog, without its type and the location of its metadata
 * @param columns the columns; if an Iceberg table was read from the catalog, only their comments are used
 * @param description the table's description in the catalog; empty if it has none
 * @param view a view's text, such as that of an {@link io.lakelift.tables.views.AthenaView}; empty for a table, and for
 *     a view without text
 * @param version the table's version when it was read; empty if the table is new
 */
public record CatalogTable(
        String name,
        Optional<String> metadataLocation,
        Optional<String> location,
        Map<String, String> properties,
        List<CatalogColumn> columns,
        Optional<String> description,
        Optional<String> view,
        Optional<String> version) {
    public CatalogTable {
        requireNonNull(name, "name is null");
        requireNonNull(metadataLocation, "metadataLocation is null");
        requireNonNull(location, "location is null");
        properties = Map.copyOf(properties);
        columns = List.copyOf(columns);
        requireNonNull(description, "description is null");
        requireNonNull(view, "view is null");
        requireNonNull(version, "version is null");
    }

    /** A table that is not in the catalog yet. */
    public static CatalogTable fresh(String name) {
        return new CatalogTable(
                name,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same table with other metadata; it keeps properties and comments that others gave it. */
    public CatalogTable pointingTo(
            String metadata, String tableLocation, Map<String, String> added, List<CatalogColumn> newColumns) {
        return new CatalogTable(
                name,
                Optional.of(metadata),
                Optional.of(tableLocation),
                with(added),
                commented(newColumns),
                description,
                Optional.empty(),
                version);
    }

    /** The same view with another text; it keeps properties and comments that others gave it. */
    public CatalogTable showing(String text, Map<String, String> added, List<CatalogColumn> newColumns) {
        return new CatalogTable(
                name,
                Optional.empty(),
                Optional.empty(),
                with(added),
                commented(newColumns),
                description,
                Optional.of(text),
                version);
    }

    private Map<String, String> with(Map<String, String> added) {
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(added);
        return all;
    }

    private List<CatalogColumn> commented(List<CatalogColumn> newColumns) {
        return newColumns.stream().map(this::commented).toList();
    }

    private CatalogColumn commented(CatalogColumn column) {
        Optional<String> comment = columns.stream()
                .filter(before -> before.name().equalsIgnoreCase(column.name()))
                .findFirst()
                .flatMap(CatalogColumn::comment);
        return new CatalogColumn(column.name(), column.type(), column.id(), comment);
    }
}
