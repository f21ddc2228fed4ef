package io.lakelift.tables.iceberg;

import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.parquet.Column;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Translates Iceberg's types to Hive's names, as Iceberg's own Glue catalog does. */
public final class HiveTypes {
    private HiveTypes() {}

    static List<CatalogColumn> columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> new CatalogColumn(column.name(), name(column.type()), column.fieldId()))
                .toList();
    }

    /** Hive's type for a column of a Parquet file; empty if the column cannot be registered. */
    public static Optional<String> of(Column column) {
        return IcebergTypes.of(column.type()).map(HiveTypes::name);
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
