package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.RecurringSource;
import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * One export, as it is recorded in the Iceberg snapshot of each of its tables.
 *
 * @param snapshotArn the ARN of what was exported: a snapshot or a live cluster
 * @param snapshotTime the time of the data, which orders the nights however late they are registered
 * @param statedSource the ARN of the instance or cluster that the export counts as one of, whatever its names say; empty
 *     if only these say it
 */
public record ExportNight(
        String exportTaskIdentifier, String snapshotArn, Instant snapshotTime, Optional<String> statedSource) {
    private static final String IDENTIFIER = "lakelift.export-task-identifier";
    private static final String ARN = "lakelift.snapshot-arn";
    private static final String TIME = "lakelift.snapshot-time";
    private static final String SOURCE = "lakelift.source";

    public ExportNight {
        requireNonNull(exportTaskIdentifier, "exportTaskIdentifier is null");
        requireNonNull(snapshotArn, "snapshotArn is null");
        requireNonNull(snapshotTime, "snapshotTime is null");
        requireNonNull(statedSource, "statedSource is null");
    }

    /** A night whose source is what its names say. */
    public ExportNight(String exportTaskIdentifier, String snapshotArn, Instant snapshotTime) {
        this(exportTaskIdentifier, snapshotArn, snapshotTime, Optional.empty());
    }

    /** The same night, which counts as one of the instance or cluster with this ARN. */
    public ExportNight countedAs(String source) {
        return new ExportNight(exportTaskIdentifier, snapshotArn, snapshotTime, Optional.of(source));
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
            return Optional.of(
                    new ExportNight(identifier, arn, Instant.parse(time), Optional.ofNullable(summary.get(SOURCE))));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // someone overwrote it
        }
    }

    /**
     * Whether both are known to come from the same instance or cluster. A night that was stated to be of a source with
     * another name counts for both names, so that the nights under the new name follow it.
     */
    public boolean hasSourceOf(ExportNight other) {
        return sources().anyMatch(source -> other.sources().anyMatch(source::equals));
    }

    private Stream<String> sources() {
        return Stream.concat(statedSource.stream(), namedSource().stream());
    }

    /** Whether nothing says that this night is of another source, and its identifier has as much of the name as fits. */
    boolean mayBeOf(String source) {
        try {
            return source().isEmpty() && RecurringSource.mayBeOf(source, snapshotArn, exportTaskIdentifier);
        } catch (ExportRefused e) {
            return false; // not an ARN
        }
    }

    /** The ARN of the instance or cluster with the beginning of its name; empty if the source is known or unnamed. */
    Optional<String> shortenedSource() {
        try {
            return source().isPresent()
                    ? Optional.empty()
                    : RecurringSource.shortened(snapshotArn, exportTaskIdentifier);
        } catch (ExportRefused e) {
            return Optional.empty(); // not an ARN
        }
    }

    /**
     * Whether a night may be of the same source as this one, whose name is shortened. Deployments shorten a name to
     * different lengths.
     */
    boolean mayShareSourceWith(ExportNight other) {
        if (other.source().isPresent()) {
            return other.sources().anyMatch(this::mayBeOf);
        }
        String begin = shortenedSource().orElseThrow();
        return other.shortenedSource()
                .filter(its -> its.startsWith(begin) || begin.startsWith(its))
                .isPresent();
    }

    /** Whether both were exported from the same snapshot. */
    boolean isOfSnapshotOf(ExportNight other) {
        return snapshotTime.equals(other.snapshotTime) && snapshotArn.equals(other.snapshotArn);
    }

    /**
     * The ARN of the instance or cluster that the export counts as one of.
     *
     * @return empty if nobody stated it, and neither the snapshot's name nor the export's identifier says it
     */
    Optional<String> source() {
        return statedSource.or(this::namedSource);
    }

    private Optional<String> namedSource() {
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
        Map<String, String> summary = new HashMap<>(
                Map.of(IDENTIFIER, exportTaskIdentifier, ARN, snapshotArn, TIME, snapshotTime.toString()));
        source().ifPresent(source -> summary.put(SOURCE, source));
        return summary;
    }
}
