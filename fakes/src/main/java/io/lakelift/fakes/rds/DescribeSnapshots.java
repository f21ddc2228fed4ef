package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds and pages snapshots as DescribeDBSnapshots and DescribeDBClusterSnapshots do. AWS documents no order, so the
 * order here is arbitrary, and a client must read every page to find the newest snapshot. An unknown instance or
 * cluster has no snapshots; only an unknown snapshot is an error.
 */
final class DescribeSnapshots {
    private static final String AWS_BACKUP = "awsbackup";
    private static final List<String> TYPES = List.of("automated", "manual", "shared", "public", AWS_BACKUP);
    private static final List<String> DEFAULT_TYPES = List.of("automated", "manual");
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder());

    private final RdsAccount account;
    private final SnapshotsRequest request;
    private final Instant now;

    DescribeSnapshots(RdsAccount account, SnapshotsRequest request, Instant now) {
        this.account = account;
        this.now = now;
        this.request = request;
    }

    Slice<RdsSource> page() {
        check();
        RdsPaging paging = RdsPaging.of(request.maxRecords(), request.marker());
        List<RdsSource> found = named().filter(this::fits).toList();
        if (found.isEmpty() && !request.identifier().isEmpty()) {
            throw request.kind().notFound().because(request.identifier() + " not found.");
        }
        return paging.page(found, RdsSource::arn, ORDER);
    }

    private Stream<RdsSource> named() {
        return account.sources().stream()
                .map(source -> source.at(now))
                .filter(source -> request.of().isEmpty() || request.of().equalsIgnoreCase(source.of()))
                .filter(source -> source.kind() == request.kind())
                .filter(source -> request.identifier().isEmpty() || isNamed(source))
                .filter(source -> types().contains(source.snapshotType()));
    }

    private boolean isNamed(RdsSource source) {
        String name = request.identifier().toLowerCase(Locale.ROOT);
        return name.equals(source.name()) || name.equals(source.arn());
    }

    /**
     * "If this identifier is for an automated snapshot, the SnapshotType parameter must also be specified." What AWS
     * answers otherwise is not documented; the strictest reading is that it does not find the snapshot.
     */
    private List<String> types() {
        boolean filtered =
                request.filters().stream().anyMatch(each -> each.name().equals("snapshot-type"));
        if (!request.snapshotType().isEmpty()) {
            return List.of(request.snapshotType());
        }
        if (filtered) {
            return TYPES;
        }
        return request.identifier().isEmpty() ? DEFAULT_TYPES : List.of("manual");
    }

    private boolean fits(RdsSource source) {
        return (request.of().isEmpty() || request.of().equalsIgnoreCase(source.of()))
                && (request.resourceId().isEmpty() || request.resourceId().equals(source.resourceId()))
                && request.filters().stream()
                        .allMatch(filter -> field(filter.name()).apply(source).anyMatch(filter.values()::contains));
    }

    /** The filters that each of the two operations documents. */
    private Function<RdsSource, Stream<String>> field(String filter) {
        boolean cluster = request.kind() == RdsSourceKind.CLUSTER_SNAPSHOT;
        return switch ((cluster ? "cluster: " : "instance: ") + filter) {
            case "instance: db-instance-id", "cluster: db-cluster-id" ->
                source -> Stream.of(source.of(), source.ownerArn());
            case "instance: db-snapshot-id", "cluster: db-cluster-snapshot-id" -> source -> Stream.of(source.name());
            case "instance: dbi-resource-id" -> source -> Stream.of(source.resourceId());
            case "instance: snapshot-type", "cluster: snapshot-type" -> source -> Stream.of(source.snapshotType());
            case "instance: engine", "cluster: engine" -> source -> Stream.of(source.engine());
            default -> throw invalid("Unrecognized filter name: " + filter);
        };
    }

    private void check() {
        request.filters().forEach(filter -> field(filter.name()));
        boolean bothNames = !request.of().isEmpty() && !request.identifier().isEmpty();
        if (bothNames && request.kind() == RdsSourceKind.CLUSTER_SNAPSHOT) {
            throw RdsError.INVALID_PARAMETER_COMBINATION.because(
                    "DBClusterIdentifier and DBClusterSnapshotIdentifier can't be used together.");
        }
        boolean known = TYPES.contains(request.snapshotType())
                && (request.kind() == RdsSourceKind.SNAPSHOT
                        || account.listsBackupsOfClusters()
                        || !request.snapshotType().equals(AWS_BACKUP));
        if (!request.snapshotType().isEmpty() && !known) {
            throw invalid("Invalid snapshot type: " + request.snapshotType());
        }
    }

    private static RuntimeException invalid(String message) {
        return RdsError.INVALID_PARAMETER_VALUE.because(message);
    }
}
