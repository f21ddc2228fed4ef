package io.lakelift.local.aws.rds;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;

/**
 * A snapshot, cluster snapshot or cluster that exists.
 *
 * @param of the identifier of the instance or cluster it belongs to
 * @param state as DescribeDBSnapshots gives it; only {@code available} can be exported
 * @param createdAt when the snapshot was taken
 */
public record Source(String arn, String of, String engine, int sizeInGb, String state, Instant createdAt)
        implements RdsResource {
    public static final String AVAILABLE = "available";

    public Source {
        requireNonNull(of, "of is null");
        requireNonNull(createdAt, "createdAt is null");
        arn = RdsResource.stored(arn);
        of = of.toLowerCase(Locale.ROOT);
        if (SourceKind.of(arn).isEmpty()) {
            throw new IllegalArgumentException("not the ARN of a snapshot or cluster: " + arn);
        }
    }

    public SourceKind kind() {
        return SourceKind.of(arn).orElseThrow();
    }

    /** SnapshotType: RDS and AWS Backup keep their own prefixes, which nobody else may use. */
    String snapshotType() {
        return name().startsWith("rds:") ? "automated" : name().startsWith("awsbackup:") ? "awsbackup" : "manual";
    }

    @Override
    public String ownerArn() {
        return arnOf("rds", (kind() == SourceKind.SNAPSHOT ? "db:" : "cluster:") + of);
    }

    public Source inState(String other) {
        return new Source(arn, of, engine, sizeInGb, other, createdAt);
    }

    boolean isPostgres() {
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
