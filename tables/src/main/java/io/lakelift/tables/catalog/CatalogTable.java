package io.lakelift.tables.catalog;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a catalog has of a table or a view.
 *
 * @param metadataLocation of an Iceberg table's newest metadata; empty for a table of another kind
 * @param location below which the table's metadata lies; empty where the catalog does not say
 * @param properties those that the catalog shows, without the location of the metadata
 * @param columns of a table that was read for their comments only: nobody decides anything by them
 * @param description what people have written of it
 * @param view what Athena keeps of a view, see {@link io.lakelift.tables.views.AthenaView}; empty for a table, and for a
 *     view of another program
 * @param version what it had when it was read; empty where it is new
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

    /** One that is not there yet. */
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

    /** The same table with other metadata; properties and comments that others have given it stay. */
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

    /** The same view with another text; properties and comments that others have given it stay. */
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
