package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check found out about an export.
 *
 * @param location the address of its folder
 * @param exportTaskIdentifier the identifier in {@code export_info}; empty if it has none
 * @param sourceArn the ARN of what was exported; empty if {@code export_info} has none
 * @param snapshotTime the time of the data, as RDS writes it; empty if {@code export_info} has none
 * @param checkedAt when the check ended or, if it ran in rounds, when the last round began
 * @param tables sorted by name
 * @param findings the findings about the export as a whole
 */
public record VerificationReport(
        String location,
        Optional<String> exportTaskIdentifier,
        Optional<String> sourceArn,
        Optional<String> snapshotTime,
        Instant checkedAt,
        List<TableReport> tables,
        List<Finding> findings) {

    public VerificationReport {
        requireNonNull(location, "location is null");
        requireNonNull(checkedAt, "checkedAt is null");
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
