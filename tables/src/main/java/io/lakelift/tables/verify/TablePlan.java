package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.report.ColumnMapping;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be checked of one table, and what is known of it before any footer was read.
 *
 * @param name the database's own; for a table that no manifest names, as the path has it
 * @param files its Parquet files, sorted by path
 * @param mappings of its columns, as the manifest lists them; empty where it does not
 * @param findings of the manifest, the names and the listing
 */
record TablePlan(String name, List<StoredFile> files, List<ColumnMapping> mappings, List<Finding> findings) {
    private static final Set<FindingKind> MAY_COME_LATE = Set.of(FindingKind.TABLE_WITHOUT_FILES, FindingKind.NO_FILES);

    TablePlan {
        files = List.copyOf(files);
        mappings = List.copyOf(mappings);
        findings = List.copyOf(findings);
    }

    /**
     * Whether its folder holds the files of another table too: they cannot be told apart, and may have other columns.
     */
    boolean isShared() {
        return has(FindingKind.NAMES_COLLIDE);
    }

    /** Whether a later listing may show its files. */
    boolean lacksFiles() {
        return findings.stream().anyMatch(finding -> MAY_COME_LATE.contains(finding.kind()));
    }

    /** The names of its columns, as the manifest lists them; empty where it does not. */
    List<String> columns() {
        return mappings.stream().map(ColumnMapping::name).toList();
    }

    /** The folder of its files, {@code DATABASE/SCHEMA.TABLE}; empty where it has none. */
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
