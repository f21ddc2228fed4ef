package io.lakelift.tables.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.iceberg.HiveTypes;
import io.lakelift.tables.parquet.Column;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A view as Athena stores it in the Glue Data Catalog: a text that contains the statement and the columns in Trino's
 * types, and beside it the columns in Hive's types.
 *
 * @param text {@code /* Presto View: …}, with a JSON object in Base64
 */
public record AthenaView(String text, List<CatalogColumn> columns) {
    /** How many characters of text a view of the Glue Data Catalog can have. */
    private static final int LONGEST = 409_600;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Athena's name for an account's Data Catalog. */
    private static final String CATALOG = "awsdatacatalog";

    public AthenaView {
        columns = List.copyOf(columns);
    }

    /** Whether Glue accepts a text of this length. */
    public boolean fits() {
        return text.length() <= LONGEST;
    }

    /** A column's type in Trino and in Hive. */
    private record Types(String trino, String hive) {
        static Types same(String name) {
            return new Types(name, name);
        }
    }

    /**
     * The view of a registered table.
     *
     * @param database the table's database in the catalog
     * @param name the table's name
     * @param viewed the table, which must have no {@link ViewedTable#trouble}
     * @param scale the decimals, 0 to 38, for a number whose scale the manifest does not list
     * @return empty if a column has a type that Athena's views cannot have
     */
    public static Optional<AthenaView> of(String database, String name, ViewedTable viewed, int scale) {
        ObjectNode view = JSON.createObjectNode()
                .put("originalSql", viewed.select(new AthenaViews(database), name, scale))
                .put("catalog", CATALOG)
                .put("schema", database);
        ArrayNode inTrino = view.putArray("columns");
        List<CatalogColumn> inHive = new ArrayList<>();
        for (ViewedTable.Selected selected : viewed.selected(scale)) {
            Optional<Types> types = types(selected);
            if (types.isEmpty()) {
                return Optional.empty();
            }
            String column = selected.column().name();
            inTrino.addObject().put("name", column).put("type", types.get().trino());
            // Glue would return it in lower case, and the view would look changed each night.
            inHive.add(new CatalogColumn(
                    column.toLowerCase(Locale.ROOT), types.get().hive(), 0));
        }
        view.put(
                "runAsInvoker",
                true); // as for every view of Athena's; Trino refuses a view with neither this nor an owner
        String encoded = Base64.getEncoder().encodeToString(view.toString().getBytes(UTF_8));
        return Optional.of(new AthenaView("/* Presto View: %s */".formatted(encoded), inHive));
    }

    private static Optional<Types> types(ViewedTable.Selected selected) {
        return selected.type().map(AthenaView::typed).or(() -> asInFile(selected.column()));
    }

    /** The type to which {@link AthenaViews} casts the column. */
    private static Types typed(DatabaseType type) {
        return switch (type) {
            case DatabaseType.Numeric numeric ->
                Types.same("decimal(%d,%d)".formatted(numeric.precision(), numeric.scale()));
            case DatabaseType.Simple simple ->
                switch (simple) {
                    case CHARACTERS, TIME, UUID -> new Types("varchar", "string");
                    case DATE -> Types.same("date");
                    case TIMESTAMP, ZONED_TIMESTAMP, WALL_CLOCK, INSTANT -> new Types("timestamp(3)", "timestamp");
                };
        };
    }

    /**
     * The type that Trino gives the column of the registered table; empty for {@code time} and {@code uuid}, for which
     * Hive has no type.
     */
    private static Optional<Types> asInFile(Column column) {
        if (column.type().equals("time") || column.type().equals("uuid")) {
            return Optional.empty();
        }
        return HiveTypes.of(column)
                .map(hive -> new Types(
                        switch (hive) {
                            case "int" -> "integer";
                            case "float" -> "real";
                            case "string" -> "varchar";
                            case "binary" -> "varbinary";
                            case "timestamp" -> "timestamp(6)";
                            default -> hive; // boolean, bigint, double, date and decimal have one name in both
                        },
                        hive));
    }
}
