package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The snapshots that RDS has of a source. */
public interface Snapshots {

    /**
     * A snapshot that can be exported.
     *
     * @param source a Snapshot or ClusterSnapshot
     * @param created when it was taken
     * @param kind who took it
     */
    record Taken(ExportSource source, Instant created, Kind kind) {}

    /** Who took a snapshot; the order is that in which one stands in for another. */
    enum Kind {
        /** RDS itself, every night. */
        AUTOMATED,
        /** AWS Backup, by its plan. */
        AWSBACKUP,
        /** A person. */
        MANUAL
    }

    /**
     * What RDS lists.
     *
     * @param taken all that are available, in no order
     * @param refused the kinds that RDS refused to list, so that nobody knows whether there are any
     */
    record Found(List<Taken> taken, Map<Kind, ExportRefused> refused) {
        public Found {
            taken = List.copyOf(taken);
            refused = Map.copyOf(refused);
        }

        /** Where every kind was listed. */
        public static Found all(Taken... taken) {
            return new Found(List.of(taken), Map.of());
        }
    }

    /**
     * The available snapshots of an instance or cluster.
     *
     * @param source a Db or ClusterLatest
     * @throws ExportRefused if RDS knows no such instance or cluster, or if a list is forbidden
     */
    Found of(ExportSource source);

    /**
     * Whether the source is something else than it is taken for, so that no backup could ever have made a snapshot of it.
     * It is asked only where no snapshot will do.
     *
     * @return the refusal that says so; empty where it is what it seems to be, or where that cannot be seen
     */
    default Optional<ExportRefused> otherKind(ExportSource source) {
        return Optional.empty();
    }
}
