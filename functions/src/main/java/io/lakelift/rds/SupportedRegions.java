package io.lakelift.rds;

import io.lakelift.export.ExportSource;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether AWS's pages of April 2026 list exports of a source's kind in its Region. An execution uses this only
 * after RDS has refused: AWS adds Regions, so only RDS's own answer is current.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ExportClusterToS3.html">Live
 *     clusters</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ExportSnapshotToS3.html">Cluster
 *     snapshots</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.ExportSnapshotToS3.html">DB
 *     snapshots</a>
 */
public final class SupportedRegions {
    /** The page names those that have it. */
    private static final Set<String> LIVE_CLUSTERS = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "cn-northwest-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "mx-central-1",
            "sa-east-1");

    /** The page names those that lack it: Taipei, Malaysia, New Zealand, Thailand and Mexico. */
    private static final Set<String> NO_CLUSTER_SNAPSHOTS =
            Set.of("ap-east-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "mx-central-1");

    /** The further Regions, in any partition, that the page's tables name for at least one engine. */
    private static final Set<String> MORE_SNAPSHOTS =
            Set.of("af-south-1", "cn-north-1", "eu-south-1", "me-south-1", "us-gov-east-1", "us-gov-west-1");

    private SupportedRegions() {}

    /**
     * What to do instead if AWS lists no exports of such a source in its Region; empty if it does, and for sources
     * whose snapshot has not been chosen yet.
     */
    public static Optional<String> missing(ExportSource source) {
        String region = source.arn().region();
        return switch (source) {
            case ExportSource.Cluster cluster
            when !LIVE_CLUSTERS.contains(region) ->
                Optional.of(
                        lacks("live clusters", region) + "set latestSnapshot to export the cluster's newest snapshot");
            case ExportSource.ClusterSnapshot snapshot
            when !exportsClusterSnapshots(region) ->
                Optional.of(lacks("cluster snapshots", region)
                        + (LIVE_CLUSTERS.contains(region) ? "export the live cluster, or " : "")
                        + "copy the snapshot into another Region and export it from a deployment there");
            case ExportSource.Snapshot snapshot
            when !known(region) ->
                Optional.of(lacks("DB snapshots", region)
                        + "copy the snapshot into another Region and export it from a deployment there");
            case ExportSource.Cluster cluster -> Optional.empty();
            case ExportSource.ClusterSnapshot snapshot -> Optional.empty();
            case ExportSource.Snapshot snapshot -> Optional.empty();
            case ExportSource.ClusterLatest latest -> Optional.empty();
            case ExportSource.Db db -> Optional.empty();
            case ExportSource.FileSystem fileSystem -> Optional.empty();
        };
    }

    private static boolean exportsClusterSnapshots(String region) {
        return known(region) && !NO_CLUSTER_SNAPSHOTS.contains(region);
    }

    private static boolean known(String region) {
        return LIVE_CLUSTERS.contains(region) || MORE_SNAPSHOTS.contains(region);
    }

    private static String lacks(String what, String region) {
        return "AWS's list of April 2026 has no exports of %s in the Region %s: ".formatted(what, region);
    }
}
