package io.lakelift.tables.verify;

import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The different sets of columns in the files of one table, normally just one. The order of columns does not matter:
 * readers go by name, and the partitions of a PostgreSQL table may differ in order.
 */
final class Shapes {
    private final Map<Set<Column>, Files> shapes = new LinkedHashMap<>();

    /** The files of one shape. */
    private static final class Files {
        private final List<Column> columns;
        private final List<String> paths = new ArrayList<>();
        private long count;

        Files(List<Column> columns) {
            this.columns = columns;
        }

        void add(String path) {
            count++;
            if (paths.size() < FindingTally.NAMED) {
                paths.add(path);
            }
        }
    }

    void add(String path, List<Column> columns) {
        shapes.computeIfAbsent(new HashSet<>(columns), ignored -> new Files(columns))
                .add(path);
    }

    /**
     * The columns of the table.
     *
     * @param listed the column names that the manifest lists; may be empty
     * @return empty if no file could be read
     */
    List<Column> columns(List<String> listed) {
        return table(listed).map(files -> files.columns).orElse(List.of());
    }

    /** The shape that the manifest describes, or else that of most files, or else that of the first. */
    private Optional<Files> table(List<String> listed) {
        Set<String> names = plain(listed);
        Comparator<Files> likeliest = Comparator.<Files, Boolean>comparing(
                        files -> names(files).equals(names))
                .thenComparing(files -> files.count);
        return shapes.values().stream()
                .reduce((first, second) -> likeliest.compare(second, first) > 0 ? second : first);
    }

    /** Adds a finding for each file and each manifest entry that does not fit. */
    void report(List<String> listed, FindingTally to) {
        table(listed).ifPresent(table -> {
            for (Files files : shapes.values()) {
                if (files != table) {
                    foreign(files, difference(table.columns, files.columns), to);
                }
            }
            listed(table, listed).ifPresent(to::add);
        });
    }

    private static void foreign(Files files, String difference, FindingTally to) {
        for (String path : files.paths) {
            to.add(Finding.of(
                    FindingKind.FILE_OF_ANOTHER_SHAPE,
                    "%s has different columns from its table: %s.".formatted(path, difference),
                    path));
        }
        to.addUnnamed(FindingKind.FILE_OF_ANOTHER_SHAPE, files.count - files.paths.size());
    }

    /**
     * Whether the manifest's columns differ from the files'. This proves loss only if not a single column is the same:
     * AWS does not document which columns the manifest lists, and a database has hidden columns.
     */
    private static Optional<Finding> listed(Files table, List<String> listed) {
        Set<String> expected = plain(listed);
        Set<String> there = names(table);
        if (expected.isEmpty() || expected.equals(there)) {
            return Optional.empty();
        }
        boolean none = expected.stream().noneMatch(there::contains);
        return Optional.of(
                none
                        ? Finding.of(
                                FindingKind.FILE_OF_ANOTHER_SHAPE,
                                "%s has none of the columns that the manifest lists for this table."
                                        .formatted(table.paths.getFirst()),
                                table.paths.getFirst())
                        : Finding.of(
                                FindingKind.COLUMNS_DIFFER,
                                "The manifest lists different columns from the files: %s."
                                        .formatted(difference(List.copyOf(expected), List.copyOf(there)))));
    }

    private static Set<String> names(Files files) {
        return plain(files.columns.stream().map(Column::name).toList());
    }

    /** Names without quotation marks and in lower case, because AWS does not document how the manifest writes them. */
    private static Set<String> plain(List<String> names) {
        return names.stream()
                .map(name -> name.replaceAll("[`\"]", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String difference(List<?> expected, List<?> there) {
        String missing = missing(expected, there);
        String extra = missing(there, expected);
        return missing.isEmpty()
                ? "there is also " + extra
                : "%s is missing%s".formatted(missing, extra.isEmpty() ? "" : ", and there is " + extra);
    }

    private static String missing(List<?> from, List<?> in) {
        List<String> missing = from.stream()
                .filter(one -> !in.contains(one))
                .map(Object::toString)
                .sorted()
                .toList();
        String first = missing.stream().limit(3).collect(Collectors.joining(", "));
        return missing.size() > 3 ? "%s and %d more".formatted(first, missing.size() - 3) : first;
    }
}
