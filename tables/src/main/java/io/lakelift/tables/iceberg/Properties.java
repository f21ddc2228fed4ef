package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table properties by which Lakelift recognises its own tables and views in a catalog. */
public final class Properties {
    /** The table's name in the source database; only Lakelift's tables have this property. */
    static final String SOURCE_TABLE = "lakelift.source-table";

    /** On a table of a single night: the table that the night belongs to. */
    static final String NIGHT_OF = "lakelift.night-of";

    private static final String NIGHT = "lakelift.night";

    /** On a view: the table that it shows. */
    private static final String VIEW_OF = "lakelift.view-of";

    private Properties() {}

    /** The properties of a view: its table, and the night whose columns it has. */
    public static Map<String, String> ofView(String table, ExportNight night) {
        Map<String, String> properties = new HashMap<>(night.summary());
        properties.put(VIEW_OF, table);
        return properties;
    }

    /** The table that a view shows; empty if it is not a view of Lakelift's. */
    public static Optional<String> viewOf(CatalogTable view) {
        return view.view().map(ignored -> view.properties().get(VIEW_OF));
    }

    /** The night whose columns a view has; empty if it is not a view of Lakelift's. */
    public static Optional<ExportNight> nightOfView(CatalogTable view) {
        return viewOf(view).flatMap(ignored -> ExportNight.of(view.properties()));
    }

    static Map<String, String> ofNight(String table, ExportNight night) {
        return Map.of(NIGHT_OF, table, NIGHT, night.exportTaskIdentifier());
    }

    /** The table whose single night this one holds; empty for any other table. */
    public static Optional<String> nightOf(CatalogTable table) {
        return table.metadataLocation().map(ignored -> table.properties().get(NIGHT_OF));
    }

    /** The export in a table of a single night, by its identifier; empty for any other table. */
    public static Optional<String> night(CatalogTable table) {
        return nightOf(table).map(ignored -> table.properties().get(NIGHT));
    }

    /**
     * The newest night of a table, according to the catalog; empty for a table of a single night, or one that is not
     * Lakelift's.
     */
    public static Optional<ExportNight> newest(CatalogTable table) {
        return sourceTable(table).flatMap(ignored -> ExportNight.of(table.properties()));
    }

    /**
     * The name of the table in the source database; empty for a table of a single night, or one that is not Lakelift's.
     */
    public static Optional<String> sourceTable(CatalogTable table) {
        return table.metadataLocation().map(ignored -> table.properties().get(SOURCE_TABLE));
    }
}
