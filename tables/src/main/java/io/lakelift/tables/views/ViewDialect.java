package io.lakelift.tables.views;

import java.util.Optional;

/** The SQL of an engine. */
public sealed interface ViewDialect permits DuckDbViews, AthenaViews {

    /** A view's name as a statement has it, quoted. */
    String view(String name);

    /**
     * What a view selects from.
     *
     * @param name of the table in a catalog
     * @param path of its folder below the export's; empty where it has no file
     */
    String source(String name, Optional<String> path);

    /**
     * A column in the database's own type; NULL where the type cannot hold the value, and never an error.
     *
     * @param column quoted
     */
    String typed(String column, DatabaseType type);

    /** A name in quotation marks. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
