package io.lakelift.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Snapshots;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/**
 * Lists the snapshots of instances and clusters. Each type is requested separately, because RDS lists those of AWS
 * Backup only if asked for that type.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html">DescribeDBSnapshots</a>
 */
public final class RdsSnapshots implements Snapshots {
    private static final String MAGNETIC = "standard";

    private final Supplier<RdsClient> rds;

    /** @param rds a client that does not retry */
    public RdsSnapshots(RdsClient rds) {
        this(() -> rds);
    }

    /** @param rds a client that does not retry; obtained at each call, and not before */
    public RdsSnapshots(Supplier<RdsClient> rds) {
        this.rds = requireNonNull(rds, "rds is null");
    }

    /**
     * Leaves out a kind that RDS refuses to list, because AWS does not document whether it can list AWS Backup's
     * snapshots of clusters. If access is denied, the exception propagates: a missing permission must not lead to the
     * export of an older snapshot.
     */
    @Override
    public Found of(ExportSource source) {
        List<DbSnapshot> taken = new ArrayList<>();
        Map<Kind, ExportRefused> refused = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            try {
                (source instanceof ExportSource.Db ? ofInstance(source, kind) : ofCluster(source, kind))
                        .forEach(taken::add);
            } catch (ExportRefused e) {
                if (e.refusal() != Refusal.REQUEST_REFUSED) {
                    throw e;
                }
                refused.put(kind, e);
            }
        }
        ExportRefused usual = refused.get(Kind.AUTOMATED);
        if (taken.isEmpty() && usual != null) {
            throw usual;
        }
        if (!(source instanceof ExportSource.Db)) {
            refused.remove(Kind.AWSBACKUP);
        }
        return new Found(taken, refused);
    }

    @Override
    public ExportRefused explained(ExportSource source, ExportRefused refused) {
        try {
            return RdsErrors.translated(
                            "DescribeDBInstances",
                            () -> rds
                                    .get()
                                    .describeDBInstances(call -> call.dbInstanceIdentifier(source.name()))
                                    .dbInstances()
                                    .stream()
                                    .findFirst())
                    .flatMap(instance -> otherKind(source, Optional.ofNullable(instance.dbClusterIdentifier()))
                            .filter(other -> of(source).taken().isEmpty())
                            .or(() -> whyNone(source, instance, refused.refusal())
                                    .map(why -> refused.refusal().because(refused.getMessage() + " " + why))))
                    .orElse(refused);
        } catch (ExportRefused e) {
            // Without permission to look, the notice says what is known about the snapshots.
            return e.refusal() == Refusal.SOURCE_NOT_FOUND && source instanceof ExportSource.Db
                    ? Refusal.SOURCE_NOT_FOUND.because(
                            "sourceArn %s names no DB instance that exists: name one, or a snapshot by its own ARN; if it is a cluster, give %s with latestSnapshot."
                                    .formatted(
                                            quoted(source.arn()), quoted(as(source.arn(), "cluster", source.name()))))
                    : refused;
        }
    }

    /**
     * What keeps RDS from taking snapshots of the instance, and what to do; empty if nothing is known to.
     *
     * @param refusal if there are snapshots, though too old, backups that are off explain nothing: AWS Backup or a
     *     person takes them
     */
    static Optional<String> whyNone(ExportSource source, DBInstance instance, Refusal refusal) {
        if (!(source instanceof ExportSource.Db) || instance.dbClusterIdentifier() != null) {
            return Optional.empty();
        }
        if (Integer.valueOf(0).equals(instance.backupRetentionPeriod())) {
            return Optional.of(
                            "Its BackupRetentionPeriod is 0, so RDS takes none: %sset it to 1 day or more, or take a snapshot and name it."
                                    .formatted(original(instance)))
                    .filter(off -> refusal == Refusal.SNAPSHOT_NOT_FOUND);
        }
        return Optional.of("The instance is stopped, and RDS takes none until it runs: start it.")
                .filter(stopped -> "stopped".equals(instance.dbInstanceStatus()));
    }

    /** What can be exported instead of a read replica. RDS gives the ARN of an original in another Region. */
    private static String original(DBInstance instance) {
        return Stream.of(
                        instance.readReplicaSourceDBInstanceIdentifier(),
                        instance.readReplicaSourceDBClusterIdentifier())
                .filter(Objects::nonNull)
                .findFirst()
                .map(original -> "export %s, of which it is a read replica%s; or "
                        .formatted(original, original.startsWith("arn:") ? ", with a deployment in its Region" : ""))
                .orElse("");
    }

    /** Clusters and instances have separate names, so an instance of the same name proves nothing. */
    private static Optional<ExportRefused> otherKind(ExportSource source, Optional<String> cluster) {
        Arn arn = source.arn();
        if (!(source instanceof ExportSource.Db)) {
            return cluster.isPresent()
                    ? Optional.empty()
                    : Optional.of(Refusal.SNAPSHOT_NOT_FOUND.because(
                            "sourceArn %s has no cluster snapshots, but there is a DB instance of that name: if you mean it, give %s."
                                    .formatted(quoted(arn), quoted(as(arn, "db", source.name())))));
        }
        return cluster.map(name -> Refusal.SNAPSHOT_NOT_FOUND.because(
                "sourceArn %s has no snapshots of its own, as it belongs to the cluster %s: name the cluster, %s, with latestSnapshot."
                        .formatted(quoted(arn), name, quoted(as(arn, "cluster", name)))));
    }

    private static Arn as(Arn like, String kind, String name) {
        return new Arn(like.partition(), like.service(), like.region(), like.account(), kind + ":" + name);
    }

    private static String quoted(Arn arn) {
        return Text.quoted(arn.toString());
    }

    private Stream<DbSnapshot> ofInstance(ExportSource source, Kind kind) {
        return RdsErrors.translated(
                "DescribeDBSnapshots",
                () -> Pages.all(
                        rds.get()
                                .describeDBSnapshotsPaginator(call ->
                                        call.dbInstanceIdentifier(source.name()).snapshotType(type(kind))),
                        DescribeDbSnapshotsResponse::marker,
                        DescribeDbSnapshotsResponse::dbSnapshots)
                        .stream()
                        .map(each -> taken(each, kind))
                        .toList()
                        .stream());
    }

    private Stream<DbSnapshot> ofCluster(ExportSource source, Kind kind) {
        return RdsErrors.translated(
                "DescribeDBClusterSnapshots",
                () -> Pages.all(
                        rds.get()
                                .describeDBClusterSnapshotsPaginator(call ->
                                        call.dbClusterIdentifier(source.name()).snapshotType(type(kind))),
                        DescribeDbClusterSnapshotsResponse::marker,
                        DescribeDbClusterSnapshotsResponse::dbClusterSnapshots)
                        .stream()
                        .map(each -> taken(each, kind))
                        .toList()
                        .stream());
    }

    @Override
    public Optional<DbSnapshot> named(ExportSource source) {
        String name = source.name();
        Kind kind =
                name.startsWith("rds:") ? Kind.AUTOMATED : name.startsWith("awsbackup:") ? Kind.AWSBACKUP : Kind.MANUAL;
        try {
            return source instanceof ExportSource.Snapshot
                    ? RdsErrors.translated(
                            "DescribeDBSnapshots",
                            () -> rds
                                    .get()
                                    .describeDBSnapshots(call ->
                                            call.dbSnapshotIdentifier(name).snapshotType(type(kind)))
                                    .dbSnapshots()
                                    .stream()
                                    .map(each -> taken(each, kind))
                                    .findFirst())
                    : RdsErrors.translated(
                            "DescribeDBClusterSnapshots",
                            () -> rds
                                    .get()
                                    .describeDBClusterSnapshots(call -> call.dbClusterSnapshotIdentifier(name)
                                            .snapshotType(type(kind)))
                                    .dbClusterSnapshots()
                                    .stream()
                                    .map(each -> taken(each, kind))
                                    .findFirst());
        } catch (ExportRefused e) {
            return Optional.empty(); // the start's own refusal says more
        }
    }

    private static DbSnapshot taken(DBSnapshot snapshot, Kind kind) {
        return new DbSnapshot(
                new ExportSource.Snapshot(Arn.parse("DBSnapshotArn", snapshot.dbSnapshotArn())),
                // A copy has the time of the copying beside that of its data.
                Optional.ofNullable(snapshot.originalSnapshotCreateTime())
                        .or(() -> Optional.ofNullable(snapshot.snapshotCreateTime())),
                Optional.ofNullable(snapshot.snapshotCreateTime()),
                kind,
                state(snapshot.status()),
                Optional.ofNullable(snapshot.percentProgress()),
                MAGNETIC.equals(snapshot.storageType()));
    }

    private static DbSnapshot taken(DBClusterSnapshot snapshot, Kind kind) {
        return new DbSnapshot(
                new ExportSource.ClusterSnapshot(Arn.parse("DBClusterSnapshotArn", snapshot.dbClusterSnapshotArn())),
                Optional.ofNullable(snapshot.snapshotCreateTime()),
                Optional.ofNullable(snapshot.snapshotCreateTime()),
                kind,
                state(snapshot.status()),
                Optional.ofNullable(snapshot.percentProgress()),
                false);
    }

    private static State state(@Nullable String status) {
        return switch (String.valueOf(status)) {
            case "available" -> State.AVAILABLE;
            case "creating" -> State.CREATING;
            case "copying" -> State.COPYING;
            case "failed" -> State.FAILED;
            default -> State.OTHER;
        };
    }

    /** The spelling of SnapshotType. */
    private static String type(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
