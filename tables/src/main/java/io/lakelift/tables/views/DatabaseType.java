package io.lakelift.tables.views;

import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.ColumnMapping;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of the source database to which a view may cast a column of the exported files; each {@link ViewDialect}
 * decides how. Columns of other types stay as they are in the files.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.data-types.html">How RDS
 *     converts types</a>
 */
sealed interface DatabaseType {
    /** The most digits of a decimal that engines support. */
    int MOST_DIGITS = 38;

    /**
     * A number that is stored in the files as text.
     *
     * @param precision how many digits it has
     * @param scale how many of them are after the decimal point
     */
    record Numeric(int precision, int scale) implements DatabaseType {}

    /** The types without parameters. Unless a constant's comment says otherwise, values are stored as text. */
    enum Simple implements DatabaseType {
        /** MySQL's {@code CHAR}, which is stored as bytes. */
        CHARACTERS,
        DATE,
        /** A time of day; in MySQL a length of time, of up to 838 hours and either sign. */
        TIME,
        TIMESTAMP,
        /** A timestamp with an offset, such as PostgreSQL's {@code timestamp with time zone}. */
        ZONED_TIMESTAMP,
        UUID,
        /** MySQL's {@code DATETIME}: a local time, which is stored as an instant as if it were in UTC. */
        WALL_CLOCK,
        /** MySQL's {@code TIMESTAMP}, and any other type but {@code DATETIME} that the files have as instants. */
        INSTANT
    }

    /** The database's name of a type, such as {@code numeric(12,2)} or {@code time(3) without time zone}. */
    Pattern WORD = Pattern.compile(
            "([a-z ]+?) *(?:\\( *([0-9]{1,4}) *(?:, *(-?[0-9]{1,4}) *)?\\))?( with(?:out)? time zone)?");

    /**
     * The type to which a view casts a column.
     *
     * @param column the column as it is in the files
     * @param scale how many digits follow the decimal point of a number whose type names no usable precision and scale
     * @return empty if the column stays as it is
     */
    static Optional<DatabaseType> of(Column column, Optional<ColumnMapping> mapping, int scale) {
        String word = mapping.flatMap(ColumnMapping::type).orElse("").strip().toLowerCase(Locale.ROOT);
        Matcher parts = WORD.matcher(word);
        String name = parts.matches() ? parts.group(1) + (parts.group(4) == null ? "" : parts.group(4)) : word;
        return switch (column.type()) {
            case "string" ->
                switch (name) {
                    case "numeric", "decimal" ->
                        numeric(parts, mapping.map(ColumnMapping::precision).orElse(OptionalInt.empty()), scale);
                    case "date" -> Optional.of(Simple.DATE);
                    case "time", "time without time zone" -> Optional.of(Simple.TIME);
                    case "timestamp", "timestamp without time zone" -> Optional.of(Simple.TIMESTAMP);
                    case "timestamptz", "timestamp with time zone" -> Optional.of(Simple.ZONED_TIMESTAMP);
                    case "uuid" -> Optional.of(Simple.UUID);
                    default -> Optional.empty();
                };
            case "timestamp" -> Optional.of(name.equals("datetime") ? Simple.WALL_CLOCK : Simple.INSTANT);
            case "binary" -> name.equals("char") ? Optional.of(Simple.CHARACTERS) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A number with more digits than engines support stays text, because values that do not fit become NULL. */
    private static Optional<DatabaseType> numeric(Matcher word, OptionalInt listed, int scale) {
        String precision = word.group(2);
        String decimals = word.group(3);
        int digits = precision != null ? Integer.parseInt(precision) : listed.orElse(0);
        if (digits > MOST_DIGITS) {
            return Optional.empty();
        }
        int own = decimals == null ? 0 : Integer.parseInt(decimals);
        return Optional.of(
                precision != null && digits > 0 && own >= 0 && own <= digits
                        ? new Numeric(digits, own)
                        : new Numeric(MOST_DIGITS, scale));
    }
}
