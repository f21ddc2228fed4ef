package io.lakelift.tables.views;

import java.util.Optional;

/** The parts of a view's SQL that differ from engine to engine. */
public sealed interface ViewDialect permits DuckDbViews, AthenaViews {

    /** A view's name, quoted for a statement. */
    String view(String name);

    /**
     * The expression that a view selects from.
     *
     * @param name the table's name in a catalog
     * @param path the table's folder below the export's folder; empty if the table has no file
     */
    String source(String name, Optional<String> path);

    /**
     * The expression that converts a column to the database's type, or to the nearest type that the engine's views
     * support. It never causes an error; text that cannot be cast becomes NULL.
     *
     * @param column the column's name, quoted
     */
    String typed(String column, DatabaseType type);

    /** A name as a quoted identifier. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as a string literal. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
