package io.lakelift.tables.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.tables.catalog.CatalogColumn;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A view as Athena keeps it in the Glue Data Catalog: a text that holds the statement and its columns in Trino's types, beside
 * the columns in Hive's.
 *
 * @param text {@code /* Presto View: …}, with a JSON object in Base64
 */
public record AthenaView(String text, List<CatalogColumn> columns) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The catalog of an account as Athena calls it. */
    private static final String CATALOG = "awsdatacatalog";

    private static final Pattern FIXED = Pattern.compile("fixed\\([0-9]+\\)");

    public AthenaView {
        columns = List.copyOf(columns);
    }

    /** A column's type in both languages. */
    private record Types(String trino, String hive) {
        static Types same(String name) {
            return new Types(name, name);
        }
    }

    /**
     * The view of a registered table.
     *
     * @param database of the catalog
     * @param name of the table
     * @param viewed one without trouble
     * @param scale the decimals of a number whose own scale the manifest does not say, 0 to 38
     * @return empty where a column has a type that Athena's views cannot have
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
            inHive.add(new CatalogColumn(column, types.get().hive(), 0));
        }
        view.put(
                "runAsInvoker",
                true); // as Athena runs every view; Trino refuses one that says neither this nor an owner
        String encoded = Base64.getEncoder().encodeToString(view.toString().getBytes(UTF_8));
        return Optional.of(new AthenaView("/* Presto View: %s */".formatted(encoded), inHive));
    }

    private static Optional<Types> types(ViewedTable.Selected selected) {
        String inFile = selected.column().type();
        return selected.type().map(AthenaView::typed).or(() -> asInFile(inFile));
    }

    /** As {@link AthenaViews} casts it. */
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

    /** As Trino reads the registered table. */
    private static Optional<Types> asInFile(String type) {
        if (type.startsWith("decimal(")) {
            return Optional.of(Types.same(type));
        }
        if (FIXED.matcher(type).matches()) {
            return Optional.of(new Types("varbinary", "binary"));
        }
        return switch (type) {
            case "boolean", "bigint", "double", "date" -> Optional.of(Types.same(type));
            case "tinyint", "smallint", "int", "tinyint unsigned", "smallint unsigned" ->
                Optional.of(new Types("integer", "int"));
            case "float" -> Optional.of(new Types("real", "float"));
            case "string" -> Optional.of(new Types("varchar", "string"));
            case "binary" -> Optional.of(new Types("varbinary", "binary"));
            case "timestamp without time zone" -> Optional.of(new Types("timestamp(6)", "timestamp"));
            default -> Optional.empty();
        };
    }
}
