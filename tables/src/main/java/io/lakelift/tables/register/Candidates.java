package io.lakelift.tables.register;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.iceberg.Properties;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of an export's tables may be registered, before anything is written. Of two tables that would have the
 * same name in the catalog, the one that already has it keeps it. Otherwise both are refused, because the second would
 * replace the first.
 *
 * @param ready the tables that may be registered, by their names in the catalog
 * @param others the results of the other tables, each with its reason
 */
record Candidates(Map<String, TableReport> ready, List<TableResult> others) {
    /** Findings that prove no loss, but leave it open which table the files belong to or whether files are missing. */
    private static final Set<FindingKind> OPEN = Set.of(
            FindingKind.NAMES_COLLIDE,
            FindingKind.FILE_CHANGED,
            FindingKind.NOT_LISTED,
            FindingKind.PARTITIONS_NOT_COMPLETED);

    Candidates {
        ready = Map.copyOf(ready);
        others = List.copyOf(others);
    }

    /** @param around everything in the catalog */
    static Candidates of(
            VerificationReport report,
            TableNaming naming,
            OnDamage onDamage,
            FileList files,
            Collection<CatalogTable> around) {
        Map<String, String> owners = owners(around);
        Map<String, List<TableReport>> named = new HashMap<>();
        List<TableResult> others = new ArrayList<>();
        for (TableReport table : report.tables()) {
            Optional<String> name = naming.name(table.name());
            if (name.isPresent()) {
                named.computeIfAbsent(name.get(), ignored -> new ArrayList<>()).add(table);
            } else {
                others.add(result(table, name, TableOutcome.REFUSED, "Its name is too long for the catalog."));
            }
        }
        Map<String, TableReport> ready = new HashMap<>();
        named.forEach((name, tables) -> {
            List<TableReport> entitled = tables.size() == 1 ? tables : named(tables, owners.get(name));
            if (entitled.size() != 1) {
                tables.forEach(table -> others.add(collision(name, table, tables)));
                return;
            }
            TableReport owner = entitled.getFirst();
            tables.stream().filter(table -> table != owner).forEach(table -> others.add(taken(name, table, owner)));
            unready(name, owner, onDamage, files).ifPresentOrElse(others::add, () -> ready.put(name, owner));
        });
        return new Candidates(ready, others);
    }

    /** The tables' names in the source database, by their names in the catalog. */
    private static Map<String, String> owners(Collection<CatalogTable> around) {
        Map<String, String> owners = new HashMap<>();
        around.forEach(table -> Properties.sourceTable(table).ifPresent(source -> owners.put(table.name(), source)));
        return owners;
    }

    private static List<TableReport> named(List<TableReport> tables, @Nullable String name) {
        return tables.stream().filter(table -> table.name().equals(name)).toList();
    }

    /** The catalog names of all tables of the export, ready or not. */
    Set<String> names() {
        Set<String> names = new HashSet<>(ready.keySet());
        others.forEach(other -> other.name().ifPresent(names::add));
        return names;
    }

    private static TableResult collision(String name, TableReport table, List<TableReport> tables) {
        String others = tables.stream()
                .filter(other -> other != table)
                .map(other -> Text.quoted(other.name()))
                .collect(Collectors.joining(", "));
        return result(
                table,
                Optional.of(name),
                TableOutcome.REFUSED,
                "It would have the same name in the catalog as %s: %s.".formatted(others, remedy(tables)));
    }

    private static TableResult taken(String name, TableReport table, TableReport owner) {
        return result(
                table,
                Optional.of(name),
                TableOutcome.REFUSED,
                "%s already has its name in the catalog: %s."
                        .formatted(Text.quoted(owner.name()), remedy(List.of(table, owner))));
    }

    /** What gives the tables different names. */
    private static String remedy(List<TableReport> tables) {
        return Arrays.stream(TableNaming.values())
                .filter(naming -> isDistinct(naming, tables))
                .findFirst()
                .map(naming -> "choose names of the form %s, in another database"
                        .formatted(naming.name().toLowerCase(Locale.ROOT)))
                .orElse("rename one of them in the source database");
    }

    private static boolean isDistinct(TableNaming naming, List<TableReport> tables) {
        return tables.stream()
                        .flatMap(table -> naming.name(table.name()).stream())
                        .distinct()
                        .count()
                == tables.size();
    }

    private static Optional<TableResult> unready(String name, TableReport table, OnDamage onDamage, FileList files) {
        return switch (table.status()) {
            case MISSING, UNEXPECTED -> Optional.of(held(name, table, table.findings()));
            case SKIPPED ->
                Optional.of(result(table, Optional.of(name), TableOutcome.SKIPPED, message(table.findings())));
            case DAMAGED ->
                onDamage == OnDamage.REGISTER && onlyUnreadable(table)
                        ? open(name, table, files)
                        : Optional.of(held(name, table, table.findings()));
            case COMPLETE, DOUBTFUL -> open(name, table, files);
        };
    }

    private static Optional<TableResult> open(String name, TableReport table, FileList files) {
        List<Finding> open = table.findings().stream()
                .filter(finding -> OPEN.contains(finding.kind()))
                .toList();
        if (!open.isEmpty()) {
            return Optional.of(held(name, table, open));
        }
        return isWhole(table, files.of(table.name()).size())
                ? Optional.empty()
                : Optional.of(result(
                        table,
                        Optional.of(name),
                        TableOutcome.HELD,
                        "The list of its files is incomplete: register again."));
    }

    /**
     * Whether unreadable files are the table's only loss. Files of two shapes do not make one table, and without a
     * readable file there is nothing to register.
     */
    private static boolean onlyUnreadable(TableReport table) {
        return !table.columns().isEmpty()
                && table.findings().stream()
                        .filter(finding -> finding.kind()
                                .status()
                                .filter(TableStatus::isLoss)
                                .isPresent())
                        .allMatch(finding -> finding.kind() == FindingKind.FILE_UNREADABLE);
    }

    /**
     * Whether the list has all readable files of a table. A report names only the first unreadable files, so their
     * exact number may be unknown.
     */
    private static boolean isWhole(TableReport table, int listed) {
        List<Finding> unreadable = table.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.FILE_UNREADABLE)
                .toList();
        long named = unreadable.stream()
                .filter(finding -> finding.file().isPresent())
                .count();
        return named == unreadable.size()
                ? listed == table.files() - named
                : listed > 0 && listed < table.files() - named;
    }

    private static TableResult held(String name, TableReport table, List<Finding> why) {
        return result(table, Optional.of(name), TableOutcome.HELD, message(why));
    }

    /** Whether the table has no file, and nothing proves that it has no rows. */
    static boolean isPerhapsEmpty(TableReport table) {
        return table.findings().stream().anyMatch(finding -> finding.kind() == FindingKind.NO_FILES);
    }

    static String message(List<Finding> findings) {
        return findings.isEmpty()
                ? "The check gives no reason."
                : findings.getFirst().message();
    }

    static TableResult result(TableReport table, Optional<String> name, TableOutcome outcome, String sentence) {
        return new TableResult(
                table.name(), name, outcome, table.rows(), OptionalLong.empty(), List.of(sentence), List.of());
    }
}
