package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check found out about an export.
 *
 * @param location the address of its folder
 * @param exportTaskIdentifier the identifier in {@code export_info}; empty if it has none
 * @param sourceArn the ARN of what was exported; empty if {@code export_info} has none
 * @param snapshotTime the time of the data, as RDS writes it; empty if {@code export_info} has none
 * @param exportOnly the databases, schemas and tables that were to be exported; empty for all, and if {@code export_info}
 *     names none
 * @param checkedAt when the check ended or, if it ran in rounds, when the last round began
 * @param tables sorted by name
 * @param findings the findings about the export as a whole
 */
public record VerificationReport(
        String location,
        Optional<String> exportTaskIdentifier,
        Optional<String> sourceArn,
        Optional<String> snapshotTime,
        List<String> exportOnly,
        Instant checkedAt,
        List<TableReport> tables,
        List<Finding> findings) {
    private static final Set<FindingKind> LIST_INCOMPLETE =
            Set.of(FindingKind.MANIFEST_PAGE_MISSING, FindingKind.MANIFEST_UNREADABLE, FindingKind.NO_TABLES_INFO);

    public VerificationReport {
        requireNonNull(location, "location is null");
        requireNonNull(checkedAt, "checkedAt is null");
        exportOnly = List.copyOf(exportOnly);
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /**
     * Whether no loss is proved: no table is missing or damaged, and RDS does not say that the export is incomplete.
     */
    public boolean complete() {
        return tables.stream().noneMatch(table -> table.status().isLoss())
                && findings.stream().noneMatch(finding -> finding.kind() == FindingKind.EXPORT_NOT_COMPLETE);
    }

    /**
     * Whether a table's absence from this report proves that the source no longer has it. That takes an export of
     * everything, without a missing or unreadable manifest. Nothing is proved about a table in a database whose tables
     * RDS could not list; such a database is in the report as if it were a table.
     */
    public boolean provesGone(String table) {
        return exportOnly.isEmpty()
                && findings.stream().noneMatch(finding -> LIST_INCOMPLETE.contains(finding.kind()))
                && tables.stream().noneMatch(other -> table.startsWith(other.name() + "."));
    }

    /** How many tables have this status. */
    public long count(TableStatus status) {
        return tables.stream().filter(table -> table.status() == status).count();
    }

    /** How many Parquet files all tables have. */
    public long files() {
        return tables.stream().mapToLong(TableReport::files).sum();
    }

    /** How many rows the readable files of all tables have. */
    public long rows() {
        return tables.stream().mapToLong(TableReport::rows).sum();
    }

    /** The size of the files of all tables. */
    public long bytes() {
        return tables.stream().mapToLong(TableReport::bytes).sum();
    }
}
