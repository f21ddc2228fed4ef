package io.lakelift.fakes.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.fakes.task.TaskSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A snapshot, cluster snapshot or cluster that exists.
 *
 * @param of the identifier of the instance or cluster it belongs to
 * @param state as DescribeDBSnapshots gives it; only {@code available} can be exported
 * @param createdAt when the snapshot was taken; of one in creation, when RDS began
 * @param readyAt of a snapshot in creation: until when its state is {@code creating}
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

    /** One whose state does not change by itself. */
    public RdsSource(String arn, String of, String engine, int sizeInGb, String state, Instant createdAt) {
        this(arn, of, engine, sizeInGb, state, createdAt, Optional.empty());
    }

    public RdsSourceKind kind() {
        return RdsSourceKind.of(arn).orElseThrow();
    }

    /** SnapshotType: RDS and AWS Backup keep their own prefixes, which no one else may use. */
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

    /** In creation until then; its state is what comes after that. */
    public RdsSource readyAt(Instant ready) {
        return new RdsSource(arn, of, engine, sizeInGb, state, createdAt, Optional.of(ready));
    }

    /**
     * As RDS describes it at that time. Whether a finished snapshot's time is that of its beginning or that of its end, AWS's
     * pages say both; the end is the harder one for callers.
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

    /** The engines of the page "Supported Regions and DB engines for exporting snapshots to S3". */
    boolean isExportable() {
        return engine.equals("mysql")
                || engine.equals("mariadb")
                || engine.startsWith("aurora-")
                || engine.equals("postgres");
    }
}
