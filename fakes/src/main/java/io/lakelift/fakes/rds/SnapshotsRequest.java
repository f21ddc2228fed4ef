package io.lakelift.fakes.rds;

import java.util.List;

/**
 * The input of DescribeDBSnapshots or DescribeDBClusterSnapshots. What was not sent is an empty string or list.
 *
 * @param kind SNAPSHOT for DescribeDBSnapshots, CLUSTER_SNAPSHOT for DescribeDBClusterSnapshots
 * @param of the identifier of the instance or cluster whose snapshots are requested
 * @param identifier the identifier or ARN of the one snapshot that is requested
 * @param resourceId DbiResourceId or DbClusterResourceId, the identifier that never changes
 */
public record SnapshotsRequest(
        RdsSourceKind kind,
        String of,
        String identifier,
        String resourceId,
        String snapshotType,
        List<ExportTasksRequest.Filter> filters,
        String maxRecords,
        String marker) {

    public SnapshotsRequest {
        filters = List.copyOf(filters);
        if (kind == RdsSourceKind.CLUSTER) {
            throw new IllegalArgumentException(
                    "kind is CLUSTER, which is not a snapshot: give SNAPSHOT or CLUSTER_SNAPSHOT");
        }
    }

    /** Requests the automated and manual snapshots of one instance. */
    public static SnapshotsRequest ofInstance(String identifier) {
        return new SnapshotsRequest(RdsSourceKind.SNAPSHOT, identifier, "", "", "", List.of(), "", "");
    }

    /** Requests the automated and manual snapshots of one cluster. */
    public static SnapshotsRequest ofCluster(String identifier) {
        return new SnapshotsRequest(RdsSourceKind.CLUSTER_SNAPSHOT, identifier, "", "", "", List.of(), "", "");
    }

    public SnapshotsRequest after(String other) {
        return new SnapshotsRequest(kind, of, identifier, resourceId, snapshotType, filters, maxRecords, other);
    }
}
