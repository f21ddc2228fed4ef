package io.lakelift.tables.register;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableCatalog;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.Properties;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.views.AthenaView;
import io.lakelift.tables.views.ViewedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each table that has this night a view with the database's own types, if views are on. A view is changed after
 * its table, and never goes back to an older night. If a view cannot be made, its table is registered all the same.
 */
final class TypedViews {
    /** Each retry means that another registration changed the view first. */
    private static final int TRIES = 10;

    private final TableCatalog catalog;
    private final Map<String, CatalogTable> around;
    private final ExportNight night;
    private final OptionalInt scale;
    private final Set<String> tables;

    /**
     * @param around everything that was in the catalog when the registration began
     * @param scale the decimals, see {@link RegistrationRules#views}; empty for no views
     * @param tables the catalog names of all tables of the export
     */
    TypedViews(
            TableCatalog catalog, List<CatalogTable> around, ExportNight night, OptionalInt scale, Set<String> tables) {
        this.catalog = catalog;
        this.around =
                around.stream().collect(Collectors.toMap(CatalogTable::name, table -> table, (first, again) -> first));
        this.night = night;
        this.scale = scale;
        this.tables = Set.copyOf(tables);
    }

    /**
     * Creates a table's view, or gives it the columns of this night.
     *
     * @param table its name in the catalog
     * @return what the view lacks, or why there is none, in a sentence; empty if all is well or views are off
     * @throws CatalogUnusable if the catalog failed in a way that a retry may fix
     */
    Optional<String> show(String table, TableReport report) {
        return scale.isEmpty() ? Optional.empty() : show(table, report, scale.getAsInt());
    }

    private Optional<String> show(String table, TableReport report, int decimals) {
        String name = ViewedTable.viewOf(table);
        ViewedTable viewed = new ViewedTable(report.path(), report.columns(), report.mappings());
        Optional<String> trouble = viewed.trouble()
                .or(() -> tables.contains(name) ? Optional.of("a table has that name") : Optional.empty());
        if (trouble.isPresent()) {
            return sentence(name, trouble.get());
        }
        if (report.columns().isEmpty()) {
            return Optional.empty(); // without columns in this export; the view keeps the table's columns
        }
        return AthenaView.of(catalog.database(), table, viewed, decimals)
                .map(view -> view.fits()
                        ? put(table, name, view).or(() -> withoutTypes(name, viewed))
                        : sentence(name, "its statement is longer than Glue allows"))
                .orElseGet(() -> sentence(name, "a column has a type that Athena's views cannot have"));
    }

    private static Optional<String> withoutTypes(String name, ViewedTable viewed) {
        return viewed.mappings().isEmpty()
                ? Optional.of("The view %s has no types of the database because the manifest lists none."
                        .formatted(Text.quoted(name)))
                : Optional.empty();
    }

    private Optional<String> put(String table, String name, AthenaView view) {
        try {
            Optional<CatalogTable> there = Optional.ofNullable(around.get(name));
            for (int i = 0; i < TRIES; i++) {
                if (there.isPresent() && !Properties.viewOf(there.get()).equals(Optional.of(table))) {
                    return sentence(name, "what has that name in the catalog is not Lakelift's: rename it");
                }
                if (there.flatMap(Properties::nightOfView).filter(this::isNewer).isPresent()
                        || isPut(table, name, view, there)) {
                    return Optional.empty();
                }
                there = catalog.get(name);
            }
            return sentence(name, "others changed it %d times: register the export again".formatted(TRIES));
        } catch (CatalogUnusable e) {
            if (e.isRefused()) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private boolean isNewer(ExportNight other) {
        return other.snapshotTime().isAfter(night.snapshotTime());
    }

    private boolean isPut(String table, String name, AthenaView view, Optional<CatalogTable> there) {
        CatalogTable wanted = there.orElseGet(() -> CatalogTable.fresh(name))
                .showing(view.text(), Properties.ofView(table, night), view.columns());
        return there.map(before -> before.equals(wanted) || catalog.replace(before, wanted))
                .orElseGet(() -> catalog.create(wanted));
    }

    private static Optional<String> sentence(String name, String why) {
        return Optional.of("It has no view %s because %s.".formatted(Text.quoted(name), why));
    }
}
