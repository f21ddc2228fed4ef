package io.lakelift.infra;

import io.lakelift.export.ExportSource;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;

/** Which events tell of a source's snapshots, and of no other source's. */
final class SnapshotPattern {
    private SnapshotPattern() {}

    static EventPattern of(ExportSource source) {
        return switch (source) {
            case ExportSource.Db db -> automated(db, "RDS DB Snapshot Event", "RDS-EVENT-0091", "snapshot");
            case ExportSource.Cluster cluster -> ofCluster(cluster);
            case ExportSource.ClusterLatest cluster -> ofCluster(cluster);
            case ExportSource.Snapshot snapshot ->
                named(snapshot, "RDS DB Snapshot Event", List.of("RDS-EVENT-0042", "RDS-EVENT-0091"));
            case ExportSource.ClusterSnapshot snapshot ->
                named(snapshot, "RDS DB Cluster Snapshot Event", List.of("RDS-EVENT-0075", "RDS-EVENT-0169"));
            case ExportSource.FileSystem fileSystem ->
                throw new IllegalArgumentException(fileSystem.arn() + " has no snapshots");
        };
    }

    private static EventPattern ofCluster(ExportSource cluster) {
        return automated(cluster, "RDS DB Cluster Snapshot Event", "RDS-EVENT-0169", "cluster-snapshot");
    }

    /**
     * RDS names them {@code rds:NAME-YYYY-MM-DD-HH-MM}, and a name may itself go on with a hyphen and digits: what has
     * one hyphen more belongs to another database.
     */
    private static EventPattern automated(ExportSource source, String type, String event, String kind) {
        String prefix = source.arn().toString().replaceFirst(":(db|cluster):", ":" + kind + ":rds:") + "-2";
        String others = "rds:" + source.name() + "-*-*-*-*-*-*";
        return pattern(
                type,
                Map.of(
                        "EventID", List.of(event),
                        "SourceArn", List.of(Map.of("prefix", prefix)),
                        "SourceIdentifier", List.of(Map.of("anything-but", Map.of("wildcard", others)))));
    }

    private static EventPattern named(ExportSource source, String type, List<String> events) {
        String arn = source.arn().toString();
        Object match = arn.endsWith("*") ? Map.of("prefix", arn.substring(0, arn.length() - 1)) : arn;
        return pattern(type, Map.of("EventID", events, "SourceArn", List.of(match)));
    }

    private static EventPattern pattern(String type, Map<String, Object> detail) {
        return EventPattern.builder()
                .source(List.of("aws.rds"))
                .detailType(List.of(type))
                .detail(detail)
                .build();
    }
}
