package io.lakelift.tables.views;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.ColumnMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An exported table for which a view is made.
 *
 * @param path its folder below the export's; empty if it has no file
 * @param columns its columns, as in the files
 * @param mappings its columns' types in the database; empty if the manifest does not list them
 */
public record ViewedTable(Optional<String> path, List<Column> columns, List<ColumnMapping> mappings) {
    /** The most decimals that a view can give a number. */
    public static final int MOST_DECIMALS = DatabaseType.MOST_DIGITS;

    /** Distinguishes a view from its table, because in the catalog both are tables. */
    private static final String SUFFIX = "_typed";

    public ViewedTable {
        requireNonNull(path, "path is null");
        columns = List.copyOf(columns);
        mappings = List.copyOf(mappings);
    }

    /**
     * A column of a view.
     *
     * @param type the database's type; empty if the column keeps the type that it has in the files
     */
    record Selected(Column column, Optional<DatabaseType> type) {}

    /** The name of the view for a table of the catalog. */
    public static String viewOf(String table) {
        return table + SUFFIX;
    }

    /** Why no view of the table can be made, as a clause; empty if one can. */
    public Optional<String> trouble() {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.type().startsWith("nested")) {
                return Optional.of("column %s is nested".formatted(Text.quoted(column.name())));
            }
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                return Optional.of("two columns have the name %s except for upper and lower case"
                        .formatted(Text.quoted(column.name())));
            }
        }
        return path.filter(folder ->
                        !isPlain(folder) || columns.stream().map(Column::name).anyMatch(name -> !isPlain(name)))
                .map(folder -> "a name has characters that cannot be printed");
    }

    /** Whether a name survives printing and pasting, as the statement that contains it must. */
    private static boolean isPlain(String name) {
        return Text.isLine(name, Integer.MAX_VALUE) && Text.printed(name).equals(name);
    }

    /**
     * The view's columns, in the files' order.
     *
     * @param scale the decimals for a number whose scale the manifest does not list
     */
    List<Selected> selected(int scale) {
        Map<String, ColumnMapping> byName = new HashMap<>();
        mappings.forEach(mapping -> byName.putIfAbsent(mapping.name(), mapping));
        return columns.stream()
                .map(column -> new Selected(
                        column, DatabaseType.of(column, Optional.ofNullable(byName.get(column.name())), scale)))
                .toList();
    }

    /**
     * The view's statement.
     *
     * @param name the table's name in a catalog
     * @param scale see {@link #selected}
     */
    String select(ViewDialect dialect, String name, int scale) {
        return "SELECT %s FROM %s"
                .formatted(
                        selected(scale).stream()
                                .map(column -> column(dialect, column))
                                .collect(Collectors.joining(", ")),
                        dialect.source(name, path));
    }

    private static String column(ViewDialect dialect, Selected selected) {
        String quoted = ViewDialect.identifier(selected.column().name());
        String typed = selected.type().map(type -> dialect.typed(quoted, type)).orElse(quoted);
        return typed.equals(quoted) ? quoted : typed + " AS " + quoted;
    }
}
