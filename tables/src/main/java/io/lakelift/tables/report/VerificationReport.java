package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about an export.
 *
 * @param location of its folder
 * @param exportTaskIdentifier as {@code export_info} has it
 * @param sourceArn what was exported
 * @param snapshotTime how old the data is, in RDS's own words
 * @param checkedAt when the check ended, or its last round began
 * @param tables sorted by name
 * @param findings about the export as a whole
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
     * False where loss is proved: a table is missing or damaged, or RDS itself says that the export is not complete.
     */
    public boolean complete() {
        return tables.stream().noneMatch(table -> table.status().isLoss())
                && findings.stream().noneMatch(finding -> finding.kind() == FindingKind.EXPORT_NOT_COMPLETE);
    }

    /** How many tables have this status. */
    public long count(TableStatus status) {
        return tables.stream().filter(table -> table.status() == status).count();
    }

    /** Of all tables. */
    public long files() {
        return tables.stream().mapToLong(TableReport::files).sum();
    }

    /** Of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableReport::rows).sum();
    }

    /** Of all tables. */
    public long bytes() {
        return tables.stream().mapToLong(TableReport::bytes).sum();
    }
}
