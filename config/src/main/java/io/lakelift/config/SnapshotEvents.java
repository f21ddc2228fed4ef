package io.lakelift.config;

import io.lakelift.export.ExportSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the EventBridge pattern for an entry of {@code onSnapshotCreated}. For an instance or cluster, it matches
 * RDS's events about new automated snapshots of this source. For a snapshot, it matches those about new snapshots with
 * its name. It matches no other events.
 */
public final class SnapshotEvents {
    /** How the years of snapshots begin, from the 2020s to the 2090s. */
    private static final List<String> DECADES = List.of("-202", "-203", "-204", "-205", "-206", "-207", "-208", "-209");

    /**
     * Events about a copied snapshot, from another Region or within this one. AWS documents both for DB snapshots and
     * neither for cluster snapshots; should RDS send them for those too, they are accepted.
     */
    private static final List<String> COPIED = List.of("RDS-EVENT-0060", "RDS-EVENT-0197");

    private SnapshotEvents() {}

    /**
     * The pattern's fields: source, detail-type and detail.
     *
     * @param source an entry of the file's onSnapshotCreated; the name of a snapshot may end in a star
     */
    public static Map<String, Object> of(ExportSource source) {
        return switch (source) {
            case ExportSource.Db db -> automated(db, "RDS DB Snapshot Event", "RDS-EVENT-0091", "snapshot");
            case ExportSource.Cluster cluster -> ofCluster(cluster);
            case ExportSource.ClusterLatest cluster -> ofCluster(cluster);
            case ExportSource.Snapshot snapshot ->
                named(snapshot, "RDS DB Snapshot Event", "RDS-EVENT-0042", "RDS-EVENT-0091");
            case ExportSource.ClusterSnapshot snapshot ->
                named(snapshot, "RDS DB Cluster Snapshot Event", "RDS-EVENT-0075", "RDS-EVENT-0169");
            case ExportSource.FileSystem fileSystem ->
                throw new IllegalArgumentException(fileSystem.arn() + " has no snapshots");
        };
    }

    private static Map<String, Object> ofCluster(ExportSource cluster) {
        return automated(cluster, "RDS DB Cluster Snapshot Event", "RDS-EVENT-0169", "cluster-snapshot");
    }

    /**
     * RDS calls an automated snapshot {@code rds:NAME-YYYY-MM-DD-HH-MM}, and the names of other databases must not
     * match. If another database's name is only the beginning of NAME, its snapshots have a day or an hour after NAME,
     * never a year, so {@link #DECADES} excludes them. If it continues NAME with a hyphen, another "-20" follows later
     * with three more hyphens, which the wildcard excludes; in a snapshot of NAME itself a later "-20" is a day or an
     * hour, and fewer hyphens follow. A wildcard for each part of the date would be simpler, but is too complex for
     * EventBridge.
     */
    private static Map<String, Object> automated(ExportSource source, String type, String event, String kind) {
        String own = source.arn().toString().replaceFirst(":(db|cluster):", ":" + kind + ":rds:");
        String others = "rds:" + source.name() + "-*-20*-*-*-*";
        return pattern(
                type,
                Map.of(
                        "EventID", List.of(event),
                        "SourceArn",
                                DECADES.stream()
                                        .map(decade -> Map.of("prefix", own + decade))
                                        .toList(),
                        "SourceIdentifier", List.of(Map.of("anything-but", Map.of("wildcard", others)))));
    }

    private static Map<String, Object> named(ExportSource source, String type, String manual, String automated) {
        List<String> events =
                Stream.concat(Stream.of(manual, automated), COPIED.stream()).toList();
        String arn = source.arn().toString();
        Object match = arn.endsWith("*") ? Map.of("prefix", arn.substring(0, arn.length() - 1)) : arn;
        return pattern(type, Map.of("EventID", events, "SourceArn", List.of(match)));
    }

    /** The fields in the usual order, because the map becomes text. */
    private static Map<String, Object> pattern(String type, Map<String, Object> detail) {
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.rds"));
        pattern.put("detail-type", List.of(type));
        pattern.put("detail", detail);
        return pattern;
    }
}
