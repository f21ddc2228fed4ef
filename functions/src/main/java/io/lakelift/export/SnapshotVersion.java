package io.lakelift.export;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells the exports of a snapshot from those of a deleted one that had its name, and so its ARN. RDS is asked once, and
 * only if there is an export to be joined or reused. If it does not say since when the snapshot exists, no export counts
 * as one of it.
 */
final class SnapshotVersion {
    private final ExportSource source;
    private final Services services;
    private boolean asked;
    private Optional<Instant> existsSince = Optional.empty();

    /** @param source as it is exported: a newest snapshot has been chosen already */
    SnapshotVersion(ExportSource source, Services services) {
        this.source = source;
        this.services = services;
    }

    /** Whether the export, which has the source's ARN, is not of a predecessor. */
    boolean isSourceOf(ExportTask task) {
        return !mayHavePredecessor() || existsSince().filter(task::startedSince).isPresent();
    }

    /** The names that RDS and AWS Backup give have a colon, and they give each once. */
    private boolean mayHavePredecessor() {
        return (source instanceof ExportSource.Snapshot || source instanceof ExportSource.ClusterSnapshot)
                && !source.name().contains(":");
    }

    private Optional<Instant> existsSince() {
        if (!asked) {
            asked = true;
            existsSince = services.snapshots().named(source).flatMap(Snapshots.DbSnapshot::existsSince);
        }
        return existsSince;
    }
}
