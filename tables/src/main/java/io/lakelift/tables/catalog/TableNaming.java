package io.lakelift.tables.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a table's name in the catalog is formed from its name in the source database. */
public enum TableNaming {
    /** {@code orders} for {@code shop.public.orders}. */
    TABLE,
    /** {@code public_orders} for {@code shop.public.orders}; in MySQL the schema is the database. */
    SCHEMA_TABLE,
    /** {@code shop_public_orders} for {@code shop.public.orders}. */
    DATABASE_SCHEMA_TABLE;

    /** Glue allows 255 characters; the name of a single night's table is longer by a date and a time. */
    private static final int LONGEST = 255 - "__2026_11_20_020000".length();

    private static final Pattern UNUSUAL = Pattern.compile("[^a-z0-9_]");

    /**
     * The name of a table in the catalog.
     *
     * @param target {@code database.schema.table} or, in MySQL, {@code database.table}; a table's name may contain dots
     * @return empty if it is too long for the catalog
     */
    public Optional<String> name(String target) {
        String[] parts = target.split("\\.", 3);
        String table = parts[parts.length - 1];
        String schema = parts.length == 1 ? "" : parts[parts.length - 2];
        String named = switch (this) {
            case TABLE -> table;
            case SCHEMA_TABLE -> schema.isEmpty() ? table : schema + "_" + table;
            case DATABASE_SCHEMA_TABLE -> target;
        };
        String plain = UNUSUAL.matcher(named.toLowerCase(Locale.ROOT)).replaceAll("_");
        return Optional.of(plain).filter(name -> name.length() <= LONGEST);
    }
}
