package io.lakelift.tables.iceberg;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Iceberg's types for the columns of Parquet files. */
final class IcebergTypes {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(([0-9]+),([0-9]+)\\)");
    private static final Pattern FIXED = Pattern.compile("fixed\\(([0-9]+)\\)");
    private static final int LARGEST_PRECISION = 38;

    private IcebergTypes() {}

    /** @return empty if no Iceberg type reads every value correctly, as for unsigned integers of 32 bits */
    static Optional<Type> of(String type) {
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision >= 1 && precision <= LARGEST_PRECISION && scale <= precision
                    ? Optional.of(Types.DecimalType.of(precision, scale))
                    : Optional.empty();
        }
        Matcher fixed = FIXED.matcher(type);
        if (fixed.matches()) {
            return Optional.of(Types.FixedType.ofLength(Integer.parseInt(fixed.group(1))));
        }
        return switch (type) {
            case "boolean" -> Optional.of(Types.BooleanType.get());
            case "tinyint", "smallint", "int", "tinyint unsigned", "smallint unsigned" ->
                Optional.of(Types.IntegerType.get());
            case "bigint" -> Optional.of(Types.LongType.get());
            case "float" -> Optional.of(Types.FloatType.get());
            case "double" -> Optional.of(Types.DoubleType.get());
            case "string" -> Optional.of(Types.StringType.get());
            case "binary" -> Optional.of(Types.BinaryType.get());
            case "timestamp" -> Optional.of(Types.TimestampType.withZone());
            case "timestamp without time zone" -> Optional.of(Types.TimestampType.withoutZone());
            case "date" -> Optional.of(Types.DateType.get());
            case "time" -> Optional.of(Types.TimeType.get());
            case "uuid" -> Optional.of(Types.UUIDType.get());
            default -> Optional.empty();
        };
    }
}
