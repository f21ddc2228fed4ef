package io.lakelift.tables.views;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.verify.ExportOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SQL statements that create a view for each table of an export, with the database's own column types. A table
 * without files gets no view.
 *
 * @param views the statements, each on one line and without a semicolon
 * @param empty a sentence for each table that has no view because it has no file
 * @param troubles a sentence for each other table that has no view, or has one without the database's types
 */
public record ExportViews(List<String> views, List<String> empty, List<String> troubles) {
    public ExportViews {
        views = List.copyOf(views);
        empty = List.copyOf(empty);
        troubles = List.copyOf(troubles);
    }

    /**
     * Makes the statements.
     *
     * @param naming how the tables' names in the catalog are made; a view's name is the table's with {@code _typed}
     * @param scale the decimals, 0 to 38, for a number whose scale the manifest does not list
     */
    public static ExportViews of(ExportOutline export, ViewDialect dialect, TableNaming naming, int scale) {
        Maker maker = new Maker(dialect, naming, scale, taken(export, naming));
        export.tables().forEach(maker::add);
        return new ExportViews(maker.views, maker.empty, maker.troubles);
    }

    /** The tables that would have each name in the catalog. */
    private static Map<String, List<String>> taken(ExportOutline export, TableNaming naming) {
        return export.tables().stream()
                .map(ExportOutline.Table::name)
                .filter(name -> naming.name(name).isPresent())
                .collect(Collectors.groupingBy(name -> naming.name(name).orElseThrow()));
    }

    /** Collects the statements and sentences. */
    private static final class Maker {
        private final ViewDialect dialect;
        private final TableNaming naming;
        private final int scale;
        private final Map<String, List<String>> taken;
        private final List<String> views = new ArrayList<>();
        private final List<String> empty = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();

        Maker(ViewDialect dialect, TableNaming naming, int scale, Map<String, List<String>> taken) {
            this.dialect = requireNonNull(dialect, "dialect is null");
            this.naming = requireNonNull(naming, "naming is null");
            this.scale = scale;
            this.taken = taken;
        }

        void add(ExportOutline.Table table) {
            Optional<String> name = naming.name(table.name());
            Optional<String> trouble = table.trouble()
                    .or(() -> viewed(table).trouble())
                    .or(() -> name.map(this::nameTaken).orElse(Optional.of("its name is too long for the catalog")));
            if (trouble.isPresent()) {
                troubles.add(sentence(table, "has no view: " + withoutStop(trouble.get())));
            } else if (table.path().isEmpty()) {
                empty.add(sentence(table, "has no view, as it has no file"));
            } else {
                if (table.mappings().isEmpty()) {
                    troubles.add(sentence(table, "has a view without types, as the manifest lists none"));
                }
                views.add(statement(name.orElseThrow(), table));
            }
        }

        private Optional<String> nameTaken(String name) {
            List<String> same = taken.getOrDefault(name, List.of());
            if (same.size() > 1) {
                return Optional.of("%d tables would have the name %s: choose other names".formatted(same.size(), name));
            }
            String view = ViewedTable.viewOf(name);
            return taken.containsKey(view)
                    ? Optional.of("a table has the name %s: choose other names".formatted(view))
                    : Optional.empty();
        }

        private String statement(String name, ExportOutline.Table table) {
            return "CREATE OR REPLACE VIEW %s AS %s"
                    .formatted(
                            dialect.view(ViewedTable.viewOf(name)),
                            viewed(table).select(dialect, name, scale));
        }
    }

    private static ViewedTable viewed(ExportOutline.Table table) {
        return new ViewedTable(table.path(), table.columns(), table.mappings());
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String sentence(ExportOutline.Table table, String rest) {
        return "%s %s.".formatted(Text.quoted(table.name()), rest);
    }
}
