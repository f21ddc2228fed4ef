package io.lakelift.fakes.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A table of an exported database.
 *
 * @param schema the name of the schema; in MySQL and MariaDB, the same as that of the database
 * @param files the number of files that the table is written to; 0 for an empty table
 */
record ExportedTable(String database, String schema, String name, int files) {
    /** The files of a larger table here; a real one of a terabyte has thousands. */
    private static final int FILES = 3;

    /**
     * The exported tables. Every database has the same ones, among them one with a name that RDS rewrites, and one
     * without rows.
     *
     * @param exportOnly the parts that the request names; empty for all
     */
    static List<ExportedTable> of(String database, boolean postgres, List<String> exportOnly) {
        String schema = postgres ? "public" : database;
        List<ExportedTable> all = List.of(
                new ExportedTable(database, schema, "customers", 1),
                new ExportedTable(database, schema, "orders", FILES),
                new ExportedTable(database, schema, "order items", FILES),
                new ExportedTable(database, schema, "drafts", 0));
        if (exportOnly.isEmpty()) {
            return all;
        }
        LinkedHashSet<ExportedTable> chosen = new LinkedHashSet<>();
        exportOnly.forEach(entry -> chosen.addAll(named(entry.split("\\."), all, postgres)));
        return new ArrayList<>(chosen);
    }

    /**
     * The tables that an entry of ExportOnly names, which always exist: {@code database}, {@code database.table},
     * {@code database.schema[.table]}.
     */
    private static List<ExportedTable> named(String[] parts, List<ExportedTable> all, boolean postgres) {
        String database = parts[0];
        String schema = postgres ? parts.length > 1 ? parts[1] : "public" : database;
        if (parts.length == (postgres ? 3 : 2)) {
            return List.of(new ExportedTable(database, schema, parts[parts.length - 1], FILES));
        }
        return all.stream()
                .map(table -> new ExportedTable(database, schema, table.name(), table.files()))
                .toList();
    }

    String target() {
        return database + "." + schema + "." + name;
    }

    /** The folder that RDS writes it to: four characters of names become underscores. */
    String folder() {
        return rewritten(database) + "/" + rewritten(schema + "." + name);
    }

    private static String rewritten(String name) {
        return name.replaceAll("[\\\\` \"]", "_");
    }
}
