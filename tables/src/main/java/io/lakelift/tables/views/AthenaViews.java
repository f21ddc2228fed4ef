package io.lakelift.tables.views;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Athena's SQL, which is Trino's, over tables of the Glue Data Catalog. Athena stores a view's columns in Hive's types,
 * which include neither {@code uuid} nor {@code time} nor timestamps with a zone. So UUIDs and times of day stay text,
 * and instants become timestamps in UTC. Timestamps are cast to millisecond precision.
 *
 * @param database the tables' database in the catalog
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/engine-versions-reference-0003.html">Unsupported types</a>
 */
public record AthenaViews(String database) implements ViewDialect {
    private static final String MILLISECONDS = "timestamp(3)";

    public AthenaViews {
        requireNonNull(database, "database is null");
    }

    @Override
    public String view(String name) {
        return ViewDialect.identifier(database) + "." + ViewDialect.identifier(name);
    }

    @Override
    public String source(String name, Optional<String> path) {
        return view(name);
    }

    @Override
    public String typed(String column, DatabaseType type) {
        return switch (type) {
            case DatabaseType.Numeric numeric ->
                "TRY_CAST(%s AS decimal(%d,%d))".formatted(column, numeric.precision(), numeric.scale());
            case DatabaseType.Simple simple ->
                switch (simple) {
                    case CHARACTERS -> "from_utf8(%s)".formatted(column);
                    case DATE -> "TRY_CAST(%s AS date)".formatted(matching(column, TextForms.DATE));
                    case TIMESTAMP ->
                        "TRY_CAST(%s AS %s)".formatted(spaced(matching(column, TextForms.TIMESTAMP)), MILLISECONDS);
                    case ZONED_TIMESTAMP -> inUtc(instant(column));
                    case WALL_CLOCK, INSTANT -> inUtc(column);
                    case TIME, UUID -> column;
                };
        };
    }

    /** Trino requires offsets with minutes, and reads a text without an offset as time in the session's zone. */
    private static String instant(String column) {
        String text = spaced(matching(column, TextForms.ZONED_TIMESTAMP));
        String withOffset = "regexp_replace(%s, '%s', '$1+00:00')".formatted(text, TextForms.WITHOUT_OFFSET);
        return "TRY_CAST(regexp_replace(%s, '%s', '$1:00') AS timestamp(6) with time zone)"
                .formatted(withOffset, TextForms.WHOLE_HOURS);
    }

    private static String inUtc(String instant) {
        return "CAST(%s AT TIME ZONE 'UTC' AS %s)".formatted(instant, MILLISECONDS);
    }

    private static String spaced(String text) {
        return "replace(%s, 'T', ' ')".formatted(text);
    }

    /** The text if it has this form; NULL otherwise. */
    private static String matching(String column, String form) {
        return "regexp_extract(%s, '%s')".formatted(column, form);
    }
}
