package io.lakelift.tables.latest;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.RecurringSource;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a source's pointer says: an export without proved loss, and where its tables are.
 *
 * @param source the ARN of the instance or cluster that the data comes from; if that is not known, the ARN of the
 *     snapshot
 * @param sourceArn the ARN of what was exported, as RDS reports it
 * @param snapshotTime the time of the data; for a live cluster, when the export began
 * @param endedAt when RDS finished writing the export; if RDS does not say, when the files were checked
 * @param s3Uri the export's folder
 * @param report the address of the check's full report
 * @param tables the tables that can be read, sorted by name
 * @param others the names of tables that have no files, were left out by RDS or are in no manifest
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
     * @param name the table's name in the database, {@code db.schema.table}
     * @param s3Uri the table's folder
     */
    public record Table(String name, String s3Uri, long files, long rows, long bytes) {}

    /** The newer export is the greater one. A snapshot may be exported twice, so its time alone does not decide. */
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
     * Makes a pointer's content from the report of a check.
     *
     * @param deployment the deployment's name
     * @param snapshotTime the time of the data; for a live cluster, when the export began
     * @param reportAddress the address of the report
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

    /** A table that RDS skipped may be incomplete, and nothing is known about one that no manifest names. */
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
