package io.lakelift.tables.manifest;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import java.util.List;
import java.util.Optional;

/**
 * What RDS's manifests say about an export.
 *
 * @param info the contents of {@code export_info}; empty if that file is missing or cannot be read
 * @param entries the entries of all pages, each target once
 * @param findings which manifests are missing or cannot be read, and a status other than COMPLETE
 * @param others the manifests that belong to another export
 */
public record Manifest(
        Optional<ExportInfo> info, List<TableEntry> entries, List<Finding> findings, List<StoredFile> others) {
    public Manifest {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
        others = List.copyOf(others);
    }

    /** Whether the export may have a table that no page names, because a page is missing or cannot be read. */
    public boolean hasGaps() {
        return has(FindingKind.MANIFEST_PAGE_MISSING)
                || has(FindingKind.NO_TABLES_INFO)
                || findings.stream()
                        .anyMatch(finding -> finding.kind() == FindingKind.MANIFEST_UNREADABLE
                                && finding.file().flatMap(PageName::parse).isPresent());
    }

    /** Whether a manifest is missing and may still appear. Unreadable ones do not count: S3 shows only whole files. */
    public boolean isPartial() {
        return has(FindingKind.NO_EXPORT_INFO)
                || has(FindingKind.NO_TABLES_INFO)
                || has(FindingKind.MANIFEST_PAGE_MISSING);
    }

    private boolean has(FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }
}
