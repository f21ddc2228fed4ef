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
 * An exported table that a view is made for.
 *
 * @param path of its folder below the export's; empty where it has no file
 * @param columns as the files have them
 * @param mappings as the manifest lists them; empty where it does not
 */
public record ViewedTable(Optional<String> path, List<Column> columns, List<ColumnMapping> mappings) {
    /** The most decimals that a view can give a number: what engines hold. */
    public static final int MOST_DECIMALS = DatabaseType.MOST_DIGITS;

    /** A view beside its table, in a catalog where both are tables. */
    private static final String SUFFIX = "_typed";

    public ViewedTable {
        requireNonNull(path, "path is null");
        columns = List.copyOf(columns);
        mappings = List.copyOf(mappings);
    }

    /**
     * A column of a view.
     *
     * @param type the database's own; empty where it stays as the files have it
     */
    record Selected(Column column, Optional<DatabaseType> type) {}

    /** How the view of a table of a catalog is called. */
    public static String viewOf(String table) {
        return table + SUFFIX;
    }

    /** Why no statement can name it, a clause; empty where one can. */
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

    /** A statement is printed, and must still be what it was when someone pastes it. */
    private static boolean isPlain(String name) {
        return Text.isLine(name, Integer.MAX_VALUE) && Text.printed(name).equals(name);
    }

    /** @param scale the decimals of a number whose own scale the manifest does not say */
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
     * @param name of the table in a catalog
     * @param scale as {@link #selected} has it
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
