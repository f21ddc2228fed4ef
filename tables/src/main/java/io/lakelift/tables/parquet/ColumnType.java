package io.lakelift.tables.parquet;

import dev.hardwood.metadata.ConvertedType;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.SchemaElement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names the type that readers give a column: the logical type, or else the older converted type, or else the physical
 * type. If one of the first two is declared, it makes no difference how values are stored, such as a decimal in 4 or 8
 * bytes.
 */
final class ColumnType {
    private ColumnType() {}

    static String of(SchemaElement element) {
        LogicalType logical = element.logicalType();
        if (logical != null) {
            return ofLogical(logical, element);
        }
        ConvertedType converted = element.convertedType();
        return converted == null ? ofPhysical(element) : ofConverted(converted, element);
    }

    private static String ofLogical(LogicalType logical, SchemaElement element) {
        if (logical instanceof LogicalType.DecimalType decimal) {
            return decimal(decimal.precision(), decimal.scale());
        }
        if (logical instanceof LogicalType.IntType whole) {
            return whole(whole.bitWidth(), whole.isSigned());
        }
        if (logical instanceof LogicalType.TimestampType timestamp) {
            return timestamp(timestamp);
        }
        if (logical instanceof LogicalType.TimeType) {
            return "time";
        }
        if (logical instanceof LogicalType.StringType || logical instanceof LogicalType.EnumType) {
            return "string";
        }
        if (logical instanceof LogicalType.NullType) {
            return ofPhysical(element);
        }
        String name = logical.getClass().getSimpleName();
        return name.replaceFirst("Type$", "").toLowerCase(Locale.ROOT);
    }

    private static String ofConverted(ConvertedType converted, SchemaElement element) {
        return switch (converted) {
            case UTF8, ENUM -> "string";
            case DECIMAL -> decimal(orZero(element.precision()), orZero(element.scale()));
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> "timestamp";
            case TIME_MILLIS, TIME_MICROS -> "time";
            case INT_8 -> whole(8, true);
            case INT_16 -> whole(16, true);
            case INT_32 -> whole(32, true);
            case INT_64 -> whole(64, true);
            case UINT_8 -> whole(8, false);
            case UINT_16 -> whole(16, false);
            case UINT_32 -> whole(32, false);
            case UINT_64 -> whole(64, false);
            case DATE, JSON, BSON, INTERVAL, LIST, MAP, MAP_KEY_VALUE ->
                converted.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String ofPhysical(SchemaElement element) {
        PhysicalType physical = element.type();
        return switch (physical) {
            case BOOLEAN -> "boolean";
            case INT32 -> "int";
            case INT64 -> "bigint";
            case INT96 -> "timestamp";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BYTE_ARRAY -> "binary";
            case FIXED_LEN_BYTE_ARRAY -> "fixed(%d)".formatted(orZero(element.typeLength()));
        };
    }

    /**
     * RDS writes instants in UTC. To readers, timestamps without a zone are another type, and so are those in
     * nanoseconds.
     */
    private static String timestamp(LogicalType.TimestampType timestamp) {
        String name = timestamp.unit() == LogicalType.TimeUnit.NANOS ? "timestamp(9)" : "timestamp";
        return timestamp.isAdjustedToUTC() ? name : name + " without time zone";
    }

    private static String whole(int bits, boolean signed) {
        String name = switch (bits) {
            case 8 -> "tinyint";
            case 16 -> "smallint";
            case 32 -> "int";
            default -> "bigint";
        };
        return signed ? name : name + " unsigned";
    }

    private static String decimal(int precision, int scale) {
        return "decimal(%d,%d)".formatted(precision, scale);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
