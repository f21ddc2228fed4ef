package io.lakelift.tables.verify;

import io.lakelift.tables.manifest.Manifest;
import io.lakelift.tables.manifest.TableEntry;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Matches the manifest's entries with folders: an entry gets one folder or none, and a folder without an entry gets a
 * finding.
 */
final class TableMatcher {
    private final FolderContents folderContents;
    private final Manifest manifest;

    /** Folders by key; those left at the end have no entry. */
    private final Map<String, TableFolder> unclaimed = new LinkedHashMap<>();

    private TableMatcher(FolderContents folderContents, Manifest manifest) {
        this.folderContents = folderContents;
        this.manifest = manifest;
        for (TableFolder folder : folderContents.tables()) {
            // Names with dots may give two folders the same key: the second one gets no entry, but a finding.
            if (unclaimed.putIfAbsent(folder.key(), folder) != null) {
                unclaimed.put(folder.path(), folder);
            }
        }
    }

    /** What to check of each table, sorted by name. */
    static List<TablePlan> plans(FolderContents folderContents, Manifest manifest) {
        return new TableMatcher(folderContents, manifest).plans();
    }

    private List<TablePlan> plans() {
        Map<TableFolder, List<TableEntry>> owners = new LinkedHashMap<>();
        List<TableEntry> homeless = new ArrayList<>();
        for (TableEntry entry : manifest.entries()) {
            folder(entry)
                    .ifPresentOrElse(
                            folder -> owners.computeIfAbsent(folder, ignored -> new ArrayList<>())
                                    .add(entry),
                            () -> homeless.add(entry));
        }
        owners.keySet().forEach(folder -> unclaimed.values().remove(folder));
        List<TablePlan> plans = new ArrayList<>();
        ManifestCheck check = new ManifestCheck(folderContents.hasMarkers());
        owners.forEach((folder, entries) -> plans.addAll(owned(folder, entries, check)));
        renamed(homeless).forEach((entry, folder) -> plans.add(renamed(entry, folder, check)));
        // renamed() has removed those that it found
        homeless.forEach(entry -> plans.add(plan(entry, Optional.empty(), check.findings(entry, Optional.empty()))));
        unclaimed.values().forEach(folder -> plans.add(unnamed(folder, check)));
        plans.sort(Comparator.comparing(TablePlan::name));
        return plans;
    }

    private Optional<TableFolder> folder(TableEntry entry) {
        return TableNames.keys(entry.target()).stream()
                .map(unclaimed::get)
                .filter(folder -> folder != null)
                .findFirst();
    }

    /** If several tables share the folder, its files are counted for the first one only. */
    private static List<TablePlan> owned(TableFolder folder, List<TableEntry> entries, ManifestCheck check) {
        List<TablePlan> plans = new ArrayList<>();
        for (TableEntry entry : entries) {
            List<Finding> findings = new ArrayList<>(check.findings(entry, Optional.of(folder)));
            if (entries.size() > 1) {
                findings.add(collision(folder, entry, entries));
            }
            boolean first = entry.equals(entries.getFirst());
            plans.add(plan(entry, first ? Optional.of(folder) : Optional.empty(), findings));
        }
        return plans;
    }

    private static Finding collision(TableFolder folder, TableEntry entry, List<TableEntry> entries) {
        String others = entries.stream()
                .filter(other -> !other.equals(entry))
                .map(TableEntry::target)
                .collect(Collectors.joining(", "));
        String counted = entry.equals(entries.getFirst())
                ? "the files are counted here"
                : "the files are counted under " + entries.getFirst().target();
        return Finding.of(
                FindingKind.NAMES_COLLIDE,
                "RDS writes this name and that of %s as %s, so their files cannot be told apart; %s."
                        .formatted(others, folder.path(), counted));
    }

    /**
     * Pairs of entries and folders whose names differ only in unusual characters, if there is no second candidate on
     * either side.
     */
    private Map<TableEntry, TableFolder> renamed(List<TableEntry> homeless) {
        Map<String, List<TableFolder>> folders =
                unclaimed.values().stream().collect(Collectors.groupingBy(folder -> TableNames.loose(folder.key())));
        Map<String, List<TableEntry>> entries =
                homeless.stream().collect(Collectors.groupingBy(entry -> TableNames.loose(entry.target())));
        Map<TableEntry, TableFolder> found = new LinkedHashMap<>();
        entries.forEach((loose, same) -> {
            List<TableFolder> there = folders.getOrDefault(loose, List.of());
            if (same.size() == 1 && there.size() == 1) {
                found.put(same.getFirst(), there.getFirst());
            }
        });
        homeless.removeAll(found.keySet());
        unclaimed.values().removeAll(found.values());
        return found;
    }

    private static TablePlan renamed(TableEntry entry, TableFolder folder, ManifestCheck check) {
        List<Finding> findings = new ArrayList<>(check.findings(entry, Optional.of(folder)));
        findings.add(Finding.of(
                FindingKind.NAME_DIFFERS,
                "The folder %s is taken to be this table's, although RDS's rules give it another name."
                        .formatted(folder.path())));
        return plan(entry, Optional.of(folder), findings);
    }

    private TablePlan unnamed(TableFolder folder, ManifestCheck check) {
        List<Finding> findings = new ArrayList<>(check.markers(folder));
        findings.add(
                manifest.hasGaps()
                        ? Finding.of(
                                FindingKind.NOT_LISTED,
                                "No page of export_tables_info that can be read lists this table; one is missing or damaged.")
                        : Finding.of(FindingKind.UNEXPECTED_TABLE, "No page of export_tables_info lists this table."));
        return new TablePlan(folder.key(), folder.files(), List.of(), findings);
    }

    private static TablePlan plan(TableEntry entry, Optional<TableFolder> folder, List<Finding> findings) {
        return new TablePlan(
                entry.target(), folder.map(TableFolder::files).orElse(List.of()), entry.mappings(), findings);
    }
}
