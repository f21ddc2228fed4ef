package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogColumn;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The columns of a table as a catalog shows them, in the types that Iceberg's own catalog for Glue writes. */
final class HiveTypes {
    private HiveTypes() {}

    static List<CatalogColumn> columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> new CatalogColumn(column.name(), name(column.type()), column.fieldId()))
                .toList();
    }

    private static String name(Type type) {
        return switch (type.typeId()) {
            case INTEGER -> "int";
            case LONG -> "bigint";
            case UUID, TIME -> "string";
            case FIXED -> "binary";
            case TIMESTAMP -> "timestamp";
            case DECIMAL -> {
                Types.DecimalType decimal = (Types.DecimalType) type;
                yield "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
            }
            default -> type.toString(); // boolean, float, double, string, binary and date have one name in both
        };
    }
}
