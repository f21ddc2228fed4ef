package io.lakelift.local.aws.rds;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A snapshot, cluster snapshot or cluster that exists.
 *
 * @param of the identifier of the instance or cluster it belongs to
 * @param state as DescribeDBSnapshots gives it; only {@code available} can be exported
 * @param createdAt when the snapshot was taken
 */
public record Source(String arn, String of, String engine, int sizeInGb, String state, Instant createdAt) {
    public static final String AVAILABLE = "available";

    public Source {
        requireNonNull(of, "of is null");
        requireNonNull(createdAt, "createdAt is null");
        if (SourceKind.of(arn).isEmpty()) {
            throw new IllegalArgumentException("not the ARN of a snapshot or cluster: " + arn);
        }
    }

    public SourceKind kind() {
        return SourceKind.of(arn).orElseThrow();
    }

    /** What follows the kind in the ARN; it may hold a colon. */
    public String name() {
        return arn.split(":", 7)[6];
    }

    /** SnapshotType: RDS and AWS Backup keep their own prefixes, which nobody else may use. */
    String snapshotType() {
        return name().startsWith("rds:") ? "automated" : name().startsWith("awsbackup:") ? "awsbackup" : "manual";
    }

    String region() {
        return arn.split(":", 7)[3];
    }

    /** The ARN of another service's resource in the same account and Region. */
    String arnOf(String service, String resource) {
        String[] parts = arn.split(":", 7);
        return String.join(":", parts[0], parts[1], service, parts[3], parts[4], resource);
    }

    /** The ARN of the instance or cluster that the snapshot was taken of. */
    String ownerArn() {
        return arnOf("rds", (kind() == SourceKind.SNAPSHOT ? "db:" : "cluster:") + of);
    }

    /** DbiResourceId or DbClusterResourceId: of the instance or cluster, and never the same for two. */
    String resourceId() {
        String hex = UUID.nameUUIDFromBytes(ownerArn().getBytes(StandardCharsets.UTF_8))
                .toString();
        String id = hex.replace("-", "").substring(0, 26).toUpperCase(Locale.ROOT);
        return (kind() == SourceKind.SNAPSHOT ? "db-" : "cluster-") + id;
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
