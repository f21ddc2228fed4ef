package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.report.ColumnMapping;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table's files to check, and what is known about it before any footer is read.
 *
 * @param name the table's name in the database; for a table that no manifest names, the name in its path
 * @param files the table's Parquet files, sorted by path; empty if they are counted for another table
 * @param mappings the columns' types in the database; empty if the manifest does not list them
 * @param findings the findings from the manifest, the names and the listing
 */
record TablePlan(String name, List<StoredFile> files, List<ColumnMapping> mappings, List<Finding> findings) {
    private static final Set<FindingKind> MAY_COME_LATE =
            Set.of(FindingKind.TABLE_WITHOUT_FILES, FindingKind.NO_FILES, FindingKind.EMPTY_WITH_SIZE);

    TablePlan {
        files = List.copyOf(files);
        mappings = List.copyOf(mappings);
        findings = List.copyOf(findings);
    }

    /**
     * Whether another table's files are in the same folder. The two tables' files cannot be told apart, and their
     * columns may differ.
     */
    boolean isShared() {
        return has(FindingKind.NAMES_COLLIDE);
    }

    /** Whether a later listing may show its files. */
    boolean lacksFiles() {
        return findings.stream().anyMatch(finding -> MAY_COME_LATE.contains(finding.kind()));
    }

    /** The names of its columns; empty if the manifest does not list them. */
    List<String> columns() {
        return mappings.stream().map(ColumnMapping::name).toList();
    }

    /** The folder of its files, {@code DATABASE/SCHEMA.TABLE}; empty if it has no file. */
    Optional<String> path() {
        return files.stream().findFirst().map(file -> {
            int table = file.path().indexOf('/') + 1;
            return file.path().substring(0, file.path().indexOf('/', table));
        });
    }

    private boolean has(FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }
}
