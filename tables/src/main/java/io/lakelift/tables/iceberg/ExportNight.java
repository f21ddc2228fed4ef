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
 * One export, as the snapshot of each of its tables names it.
 *
 * @param snapshotTime how old the data is: the order of nights, whenever they are registered
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

    /** The night that a snapshot holds; empty where another program has written it. */
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
            return Optional.empty(); // somebody has written over it
        }
    }

    /** Whether both are known to be of one instance or cluster. */
    public boolean hasSourceOf(ExportNight other) {
        return source().isPresent() && source().equals(other.source());
    }

    /** Whether both were exported from data of one moment. */
    boolean isOfSnapshotOf(ExportNight other) {
        return snapshotTime.equals(other.snapshotTime) && snapshotArn.equals(other.snapshotArn);
    }

    /**
     * Which instance or cluster it is of.
     *
     * @return empty for a snapshot whose name and whose export's identifier do not say it
     */
    Optional<String> source() {
        try {
            return RecurringSource.ofExport(snapshotArn, exportTaskIdentifier);
        } catch (ExportRefused e) {
            return Optional.empty(); // what is no ARN names no source
        }
    }

    /** The nights that a table has, in no certain order. */
    static List<ExportNight> of(TableMetadata table) {
        return table.snapshots().stream()
                .map(ExportNight::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The name by which engines that know tags read this night. */
    public String tag() {
        return "export_" + exportTaskIdentifier;
    }

    Map<String, String> summary() {
        return Map.of(IDENTIFIER, exportTaskIdentifier, ARN, snapshotArn, TIME, snapshotTime.toString());
    }
}
