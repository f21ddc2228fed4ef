package io.lakelift.tables.latest;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.RecurringSource;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What {@code latest.json} says: an export without proved loss, and where its tables lie.
 *
 * @param source its ARN, of the instance or cluster where the export was of a snapshot taken of it
 * @param sourceArn what was exported, as RDS describes it
 * @param snapshotTime how old the data is; of a live cluster, when the export began
 * @param endedAt when RDS had written it
 * @param s3Uri of its folder
 * @param report where the whole report of the check lies
 * @param tables those that have files, sorted by name
 * @param others the names of those that have none, were left out by RDS or are named by no manifest
 */
public record LatestExport(
        String source,
        String exportTaskIdentifier,
        String sourceArn,
        Instant snapshotTime,
        Instant endedAt,
        Instant checkedAt,
        String s3Uri,
        String report,
        List<Table> tables,
        List<String> others) {

    /**
     * A table that can be read.
     *
     * @param name the database's own, {@code db.schema.table}
     * @param s3Uri of its folder
     */
    public record Table(String name, String s3Uri, long files, long rows, long bytes) {}

    /** Which of two is newer. The same snapshot may be exported twice. */
    static final Comparator<LatestExport> BY_AGE = Comparator.comparing(LatestExport::snapshotTime)
            .thenComparing(LatestExport::endedAt)
            .thenComparing(LatestExport::exportTaskIdentifier);

    public LatestExport {
        requireNonNull(source, "source is null");
        requireNonNull(exportTaskIdentifier, "exportTaskIdentifier is null");
        requireNonNull(snapshotTime, "snapshotTime is null");
        requireNonNull(endedAt, "endedAt is null");
        tables = List.copyOf(tables);
        others = List.copyOf(others);
    }

    /**
     * What a check found, to be pointed to.
     *
     * @param deployment its name
     * @param snapshotTime of a live cluster, when the export began
     * @param reportAddress where the report lies
     */
    public static LatestExport of(
            VerificationReport report,
            String deployment,
            String exportTaskIdentifier,
            String sourceArn,
            Instant snapshotTime,
            Instant endedAt,
            String reportAddress) {
        return new LatestExport(
                RecurringSource.ofExport(sourceArn, exportTaskIdentifier, deployment),
                exportTaskIdentifier,
                sourceArn,
                snapshotTime,
                endedAt,
                report.checkedAt(),
                report.location(),
                reportAddress,
                report.tables().stream()
                        .filter(LatestExport::isReadable)
                        .map(table -> table(table, report.location()))
                        .toList(),
                report.tables().stream()
                        .filter(table -> !isReadable(table))
                        .map(TableReport::name)
                        .toList());
    }

    /** What RDS skipped may be there in part, and what no manifest names may be anything. */
    private static boolean isReadable(TableReport table) {
        return table.path().isPresent()
                && switch (table.status()) {
                    case COMPLETE, DOUBTFUL -> true;
                    case SKIPPED, UNEXPECTED, MISSING, DAMAGED -> false;
                };
    }

    private static Table table(TableReport table, String location) {
        return new Table(
                table.name(),
                location + "/" + table.path().orElseThrow() + "/",
                table.files(),
                table.rows(),
                table.bytes());
    }
}
