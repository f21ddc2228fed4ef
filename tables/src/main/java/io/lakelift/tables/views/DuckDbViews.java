package io.lakelift.tables.views;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DuckDB's SQL, over the export's files.
 *
 * @param location the export's folder, as DuckDB reads it: {@code s3://…} or a path
 */
public record DuckDbViews(String location) implements ViewDialect {
    /** The wildcards of DuckDB's file patterns. */
    private static final Pattern WILD = Pattern.compile("[\\[*?]");

    public DuckDbViews {
        requireNonNull(location, "location is null");
    }

    @Override
    public String view(String name) {
        return ViewDialect.identifier(name);
    }

    /** Without Hive partitioning, because a folder above the table such as {@code day=20} would add a column. */
    @Override
    public String source(String name, Optional<String> path) {
        String folder = location + "/" + path.orElseThrow();
        return "read_parquet(%s, hive_partitioning = false)"
                .formatted(ViewDialect.literal(WILD.matcher(folder).replaceAll("[$0]") + "/**/*.parquet"));
    }

    @Override
    public String typed(String column, DatabaseType type) {
        return switch (type) {
            case DatabaseType.Numeric numeric ->
                "TRY_CAST(%s AS DECIMAL(%d,%d))".formatted(column, numeric.precision(), numeric.scale());
            case DatabaseType.Simple simple ->
                switch (simple) {
                    case CHARACTERS -> "TRY(decode(%s))".formatted(column);
                    case DATE -> cast(matching(column, TextForms.DATE), "DATE");
                    case TIME -> cast(matching(column, TextForms.TIME), "TIME");
                    case TIMESTAMP -> cast(matching(column, TextForms.TIMESTAMP), "TIMESTAMP");
                    case ZONED_TIMESTAMP ->
                        cast(
                                "regexp_replace(%s, '%s', '\\1+00')"
                                        .formatted(
                                                matching(column, TextForms.ZONED_TIMESTAMP), TextForms.WITHOUT_OFFSET),
                                "TIMESTAMPTZ");
                    case UUID -> cast(column, "UUID");
                    case WALL_CLOCK -> "%s AT TIME ZONE 'UTC'".formatted(column);
                    case INSTANT -> column;
                };
        };
    }

    private static String cast(String text, String type) {
        return "TRY_CAST(%s AS %s)".formatted(text, type);
    }

    /** The text if it has this form; otherwise an empty string, which casts to NULL. */
    private static String matching(String column, String form) {
        return "regexp_extract(%s, '%s')".formatted(column, form);
    }
}
