package io.lakelift.tables.iceberg;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/**
 * Finds the snapshots of a table that hold nights, newest first. Of two exports of the same DB snapshot, the one
 * registered later counts as newer.
 */
final class KeptNights {
    /**
     * In a snapshot's summary, how many of the table's files it lacks. Earlier versions of Lakelift did not write it.
     */
    static final String FILES_MISSING = "lakelift.files-missing";

    private static final Comparator<Snapshot> OLDEST_FIRST = Comparator.comparing((Snapshot snapshot) ->
                    ExportNight.of(snapshot).orElseThrow().snapshotTime())
            .thenComparing(Snapshot::sequenceNumber);

    private KeptNights() {}

    static List<Snapshot> newestFirst(TableMetadata table) {
        return table.snapshots().stream()
                .filter(snapshot -> ExportNight.of(snapshot).isPresent())
                .sorted(OLDEST_FIRST.reversed())
                .toList();
    }

    static Optional<Snapshot> newest(TableMetadata table, Predicate<Snapshot> which) {
        return newestFirst(table).stream().filter(which).findFirst();
    }

    /** Whether a night lacks files, so that a later export of the same DB snapshot without loss may replace it. */
    static boolean lacksFiles(Snapshot night) {
        return night.summary().containsKey(FILES_MISSING);
    }
}
