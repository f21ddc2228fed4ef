package io.lakelift.export;

import io.lakelift.export.error.SourceNotFound;
import java.time.Instant;
import java.util.List;

/** The snapshots that RDS has of a source. */
public interface Snapshots {

    /**
     * A snapshot that can be exported.
     *
     * @param source a Snapshot or ClusterSnapshot
     * @param created when it was taken
     * @param manual whether a person took it
     */
    record Taken(ExportSource source, Instant created, boolean manual) {}

    /**
     * All available snapshots of an instance or cluster, in no order.
     *
     * @param source a Db or ClusterLatest
     * @throws SourceNotFound if RDS knows no such instance or cluster
     */
    List<Taken> of(ExportSource source);
}
