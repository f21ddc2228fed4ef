package io.lakelift.tables.iceberg;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/** The snapshots of a table that hold its nights. Of two exports of one snapshot, the one registered later is the newer. */
final class KeptNights {
    /** In the summary of a night that lacks files of its table: how many. Earlier versions did not write it. */
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

    /** Whether a later export without loss, of the snapshot that this night was exported from, may take its place. */
    static boolean lacksFiles(Snapshot night) {
        return night.summary().containsKey(FILES_MISSING);
    }
}
