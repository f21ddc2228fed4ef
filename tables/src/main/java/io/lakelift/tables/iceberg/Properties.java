package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** By what Lakelift knows its own tables in a catalog again. */
public final class Properties {
    /** The database's own name of the table that a Lakelift table holds; no other table has this property. */
    static final String SOURCE_TABLE = "lakelift.source-table";

    /** Of a table of one night: the table whose night it is. */
    static final String NIGHT_OF = "lakelift.night-of";

    private static final String NIGHT = "lakelift.night";

    /** Of a view: the table that it shows. */
    private static final String VIEW_OF = "lakelift.view-of";

    private Properties() {}

    /** What tells a view's table, and the night whose columns it has. */
    public static Map<String, String> ofView(String table, ExportNight night) {
        Map<String, String> properties = new HashMap<>(night.summary());
        properties.put(VIEW_OF, table);
        return properties;
    }

    /** The table that a view shows; empty of what is not a view of Lakelift's. */
    public static Optional<String> viewOf(CatalogTable view) {
        return view.view().map(ignored -> view.properties().get(VIEW_OF));
    }

    /** The night whose columns a view has; empty of what is not a view of Lakelift's. */
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

    /** The export of a table of one night. */
    public static Optional<String> night(CatalogTable table) {
        return nightOf(table).map(ignored -> table.properties().get(NIGHT));
    }

    /** The newest night of a table, as the catalog shows it; empty of a table that is not Lakelift's. */
    public static Optional<ExportNight> newest(CatalogTable table) {
        return sourceTable(table).flatMap(ignored -> ExportNight.of(table.properties()));
    }

    /** The database's own name of the table; empty for one that is not Lakelift's. */
    public static Optional<String> sourceTable(CatalogTable table) {
        return table.metadataLocation().map(ignored -> table.properties().get(SOURCE_TABLE));
    }
}
