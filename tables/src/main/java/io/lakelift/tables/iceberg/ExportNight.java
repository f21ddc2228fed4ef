package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.RecurringSource;
import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * One export, as it is recorded in the Iceberg snapshot of each of its tables.
 *
 * @param snapshotArn the ARN of what was exported: a snapshot or a live cluster
 * @param snapshotTime the time of the data, which orders the nights however late they are registered
 */
public record ExportNight(String exportTaskIdentifier, String snapshotArn, Instant snapshotTime) {
    private static final String IDENTIFIER = "lakelift.export-task-identifier";
    private static final String ARN = "lakelift.snapshot-arn";
    private static final String TIME = "lakelift.snapshot-time";

    public ExportNight {
        requireNonNull(exportTaskIdentifier, "exportTaskIdentifier is null");
        requireNonNull(snapshotArn, "snapshotArn is null");
        requireNonNull(snapshotTime, "snapshotTime is null");
    }

    /** The night that a snapshot holds; empty if another program wrote the snapshot. */
    public static Optional<ExportNight> of(Snapshot snapshot) {
        return of(snapshot.summary());
    }

    static Optional<ExportNight> of(Map<String, String> summary) {
        String identifier = summary.get(IDENTIFIER);
        String arn = summary.get(ARN);
        String time = summary.get(TIME);
        if (identifier == null || arn == null || time == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ExportNight(identifier, arn, Instant.parse(time)));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // someone overwrote it
        }
    }

    /** Whether both are known to come from the same instance or cluster. */
    public boolean hasSourceOf(ExportNight other) {
        return source().isPresent() && source().equals(other.source());
    }

    /** Whether both were exported from the same snapshot. */
    boolean isOfSnapshotOf(ExportNight other) {
        return snapshotTime.equals(other.snapshotTime) && snapshotArn.equals(other.snapshotArn);
    }

    /**
     * The ARN of the instance or cluster that the export came from.
     *
     * @return empty if neither the snapshot's name nor the export's identifier says it
     */
    Optional<String> source() {
        try {
            return RecurringSource.ofExport(snapshotArn, exportTaskIdentifier);
        } catch (ExportRefused e) {
            return Optional.empty(); // not an ARN, so it names no source
        }
    }

    /** The nights that a table has, in no particular order. */
    static List<ExportNight> of(TableMetadata table) {
        return table.snapshots().stream()
                .map(ExportNight::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The Iceberg tag of this night, for engines that can read a table at a tag. */
    public String tag() {
        return "export_" + exportTaskIdentifier;
    }

    Map<String, String> summary() {
        return Map.of(IDENTIFIER, exportTaskIdentifier, ARN, snapshotArn, TIME, snapshotTime.toString());
    }
}
