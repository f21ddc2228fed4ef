package io.lakelift.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Snapshots;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/**
 * The snapshots of instances and clusters. RDS lists those of AWS Backup only where they are asked for by type.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html">DescribeDBSnapshots</a>
 */
public final class RdsSnapshots implements Snapshots {
    private static final String AVAILABLE = "available";

    private final RdsClient rds;

    /** @param rds a client that tries nothing again by itself */
    public RdsSnapshots(RdsClient rds) {
        this.rds = requireNonNull(rds, "rds is null");
    }

    @Override
    public List<Taken> of(ExportSource source) {
        return Arrays.stream(Kind.values())
                .flatMap(type -> source instanceof ExportSource.Db ? ofInstance(source, type) : ofCluster(source, type))
                .toList();
    }

    private Stream<Taken> ofInstance(ExportSource source, Kind kind) {
        return RdsErrors.translated(
                "DescribeDBSnapshots",
                () -> Pages.all(
                        rds.describeDBSnapshotsPaginator(
                                call -> call.dbInstanceIdentifier(source.name()).snapshotType(type(kind))),
                        DescribeDbSnapshotsResponse::marker,
                        DescribeDbSnapshotsResponse::dbSnapshots)
                        .stream()
                        .filter(each -> AVAILABLE.equals(each.status()) && each.snapshotCreateTime() != null)
                        .map(each -> taken(each, kind))
                        .toList()
                        .stream());
    }

    private Stream<Taken> ofCluster(ExportSource source, Kind kind) {
        return RdsErrors.translated(
                "DescribeDBClusterSnapshots",
                () -> Pages.all(
                        rds.describeDBClusterSnapshotsPaginator(
                                call -> call.dbClusterIdentifier(source.name()).snapshotType(type(kind))),
                        DescribeDbClusterSnapshotsResponse::marker,
                        DescribeDbClusterSnapshotsResponse::dbClusterSnapshots)
                        .stream()
                        .filter(each -> AVAILABLE.equals(each.status()) && each.snapshotCreateTime() != null)
                        .map(each -> taken(each, kind))
                        .toList()
                        .stream());
    }

    private static Taken taken(DBSnapshot snapshot, Kind kind) {
        return new Taken(
                new ExportSource.Snapshot(Arn.parse("DBSnapshotArn", snapshot.dbSnapshotArn())),
                snapshot.snapshotCreateTime(),
                kind);
    }

    private static Taken taken(DBClusterSnapshot snapshot, Kind kind) {
        return new Taken(
                new ExportSource.ClusterSnapshot(Arn.parse("DBClusterSnapshotArn", snapshot.dbClusterSnapshotArn())),
                snapshot.snapshotCreateTime(),
                kind);
    }

    /** As SnapshotType spells it. */
    private static String type(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
