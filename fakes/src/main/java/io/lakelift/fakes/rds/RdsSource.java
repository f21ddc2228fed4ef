package io.lakelift.fakes.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.fakes.task.TaskSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A source of exports: a snapshot, a cluster snapshot or a live cluster.
 *
 * @param of the identifier of the instance or cluster that the snapshot was taken of; for a live cluster, its own
 * @param state the Status that RDS returns, from {@code readyAt} on if there is one; only an {@code available} source
 *     can be exported
 * @param createdAt when the snapshot was taken or the cluster was created; with {@code readyAt}, when RDS begins to
 *     take the snapshot
 * @param readyAt when RDS has taken the snapshot; empty if the state does not change by itself
 */
public record RdsSource(
        String arn, String of, String engine, int sizeInGb, String state, Instant createdAt, Optional<Instant> readyAt)
        implements RdsResource, TaskSource {
    public static final String AVAILABLE = "available";

    static final String CREATING = "creating";
    private static final int ALL = 100;

    public RdsSource {
        requireNonNull(of, "of is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(readyAt, "readyAt is null");
        arn = RdsResource.stored(arn);
        of = of.toLowerCase(Locale.ROOT);
        if (RdsSourceKind.of(arn).isEmpty()) {
            throw new IllegalArgumentException("not the ARN of a snapshot or cluster: " + arn);
        }
    }

    /** A source whose state does not change by itself. */
    public RdsSource(String arn, String of, String engine, int sizeInGb, String state, Instant createdAt) {
        this(arn, of, engine, sizeInGb, state, createdAt, Optional.empty());
    }

    public RdsSourceKind kind() {
        return RdsSourceKind.of(arn).orElseThrow();
    }

    /**
     * SnapshotType, which the prefix of the name shows: RDS and AWS Backup have their own, which no one else may use.
     */
    String snapshotType() {
        return name().startsWith("rds:") ? "automated" : name().startsWith("awsbackup:") ? "awsbackup" : "manual";
    }

    @Override
    public String ownerArn() {
        return arnOf("rds", (kind() == RdsSourceKind.SNAPSHOT ? "db:" : "cluster:") + of);
    }

    public RdsSource inState(String other) {
        return new RdsSource(arn, of, engine, sizeInGb, other, createdAt, readyAt);
    }

    /** This snapshot as one that RDS is still taking until {@code ready}; from then on, it has its present state. */
    public RdsSource readyAt(Instant ready) {
        return new RdsSource(arn, of, engine, sizeInGb, state, createdAt, Optional.of(ready));
    }

    /**
     * This source as RDS describes it at that time. AWS's pages disagree on whether the time of a finished snapshot is
     * that of its beginning or its end; here it is the end, which is harder for callers.
     */
    RdsSource at(Instant now) {
        return readyAt.map(ready -> now.isBefore(ready)
                        ? new RdsSource(arn, of, engine, sizeInGb, CREATING, createdAt, readyAt)
                        : new RdsSource(arn, of, engine, sizeInGb, state, ready))
                .orElse(this);
    }

    /** PercentProgress. */
    int percent(Instant now) {
        if (state.equals(AVAILABLE)) {
            return ALL;
        }
        return readyAt.map(ready -> (int) (ALL
                        * Duration.between(createdAt, now).toMillis()
                        / Math.max(1, Duration.between(createdAt, ready).toMillis())))
                .orElse(45);
    }

    public boolean isPostgres() {
        return engine.contains("postgres");
    }

    /** Whether the engine is on the page "Supported Regions and DB engines for exporting snapshots to S3". */
    boolean isExportable() {
        return engine.equals("mysql")
                || engine.equals("mariadb")
                || engine.startsWith("aurora-")
                || engine.equals("postgres");
    }
}
