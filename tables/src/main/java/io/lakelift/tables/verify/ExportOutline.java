package io.lakelift.tables.verify;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.manifest.Manifest;
import io.lakelift.tables.manifest.TableEntry;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.parquet.Footer;
import io.lakelift.tables.report.ColumnMapping;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An export's tables and their columns, without a check: from a listing, the manifests, and the footer of one file of
 * each table.
 *
 * @param incomplete a sentence with the status that RDS gives, if it is not COMPLETE; empty otherwise
 * @param tables sorted by name
 */
public record ExportOutline(Optional<String> incomplete, List<Table> tables) {
    public ExportOutline {
        requireNonNull(incomplete, "incomplete is null");
        tables = List.copyOf(tables);
    }

    /**
     * A table and its columns.
     *
     * @param name the table's name in the database; for a table that no manifest names, the name in its path
     * @param path the table's folder below the export's folder; empty if no files are counted for the table
     * @param columns the columns of the first file; empty if there is no file, or it cannot be read
     * @param mappings the columns' types in the database; empty if the manifest does not list them
     * @param trouble a sentence that says why the files cannot be read as this table; empty if nothing is known to be
     *     wrong
     */
    public record Table(
            String name,
            Optional<String> path,
            List<Column> columns,
            List<ColumnMapping> mappings,
            Optional<String> trouble) {
        public Table {
            requireNonNull(name, "name is null");
            requireNonNull(path, "path is null");
            requireNonNull(trouble, "trouble is null");
            columns = List.copyOf(columns);
            mappings = List.copyOf(mappings);
        }
    }

    private record FirstFile(TablePlan table, StoredFile file) {}

    /**
     * Reads the folder once, without waiting for files that may still come.
     *
     * @throws io.lakelift.tables.folder.FolderUnreadable if it cannot be read, or is not the folder of one export
     */
    public static ExportOutline of(ExportFolder folder) {
        FolderScan folderScan = FolderScan.at(folder);
        Map<TablePlan, Footer> footers = footers(folder, folderScan.tables());
        Map<String, List<ColumnMapping>> mappings = new HashMap<>();
        for (TableEntry entry : folderScan.manifest().entries()) {
            mappings.put(entry.target(), entry.mappings());
        }
        return new ExportOutline(
                incomplete(folderScan.manifest()),
                folderScan.tables().stream()
                        .map(table -> table(
                                table,
                                Optional.ofNullable(footers.get(table)),
                                mappings.getOrDefault(table.name(), List.of())))
                        .toList());
    }

    private static Map<TablePlan, Footer> footers(ExportFolder folder, List<TablePlan> tables) {
        List<FirstFile> files = new ArrayList<>();
        for (TablePlan table : tables) {
            table.files().stream().findFirst().ifPresent(file -> files.add(new FirstFile(table, file)));
        }
        Map<TablePlan, Footer> footers = new HashMap<>();
        try (FileChecker checker = new FileChecker(folder)) {
            checker.check(files.iterator(), FirstFile::file, (first, footer) -> footers.put(first.table(), footer));
        }
        return footers;
    }

    private static Optional<String> incomplete(Manifest manifest) {
        return manifest.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.EXPORT_NOT_COMPLETE)
                .map(Finding::message)
                .findFirst();
    }

    private static Table table(TablePlan plan, Optional<Footer> footer, List<ColumnMapping> mappings) {
        List<Column> columns =
                footer.flatMap(Footer::readable).map(Footer.Readable::columns).orElse(List.of());
        return new Table(plan.name(), plan.path(), columns, mappings, trouble(plan, footer));
    }

    private static Optional<String> trouble(TablePlan plan, Optional<Footer> footer) {
        Optional<String> shared = plan.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.NAMES_COLLIDE)
                .map(Finding::message)
                .findFirst();
        return shared.or(() -> footer.flatMap(ExportOutline::unread)
                .map(reason -> "%s cannot be read: %s."
                        .formatted(plan.files().getFirst().path(), reason)));
    }

    private static Optional<String> unread(Footer footer) {
        return switch (footer) {
            case Footer.Readable ignored -> Optional.empty();
            case Footer.Unreadable unreadable -> Optional.of(unreadable.reason());
            case Footer.Changed ignored -> Optional.of("it was deleted or replaced since it was listed");
        };
    }
}
