package io.lakelift.fleet;

import io.lakelift.export.Arn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database or file system in the account and Region that a fleet might export, with the properties that decide
 * whether it can be exported.
 */
public sealed interface Candidate {
    /** How RDS names the green environment of a blue/green deployment, and after the switchover the blue one. */
    Pattern OTHER_ENVIRONMENT = Pattern.compile("(.+:(?:db|cluster):.+)-(?:green-[a-z0-9]{6}|old[0-9]+)");

    /** The ARN, as the service returns it. */
    Arn arn();

    Map<String, String> tags();

    /** The size of its storage, in GB; empty for a cluster, and if the service does not report it. */
    Optional<Integer> sizeGb();

    /**
     * Why it cannot be exported; empty if it can be.
     *
     * @param latestSnapshot whether clusters are exported from their newest snapshots
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html">Exporting snapshots</a>
     */
    Optional<String> whyNot(boolean latestSnapshot);

    /** Whether a snapshot of it is being taken. */
    default boolean isBackingUp() {
        return false;
    }

    /** Whether it is an instance in one of those clusters, and so exported with its cluster. */
    default boolean isMemberOf(Collection<String> clusters) {
        return false;
    }

    /** Whether it has all the tags, each with that value. */
    default boolean carries(Map<String, String> wanted) {
        return tags().entrySet().containsAll(wanted.entrySet());
    }

    /**
     * Why it is left out if one of {@code found}, which carry the same tags, seems to be the database in production of
     * a blue/green deployment that it belongs to: RDS copies the tags. Only the names tell. Empty if none is.
     *
     * @param found ARNs, as the service returns them
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-overview.html">Blue/green
     *     deployments</a>
     */
    default Optional<String> otherEnvironment(Collection<String> found) {
        return Optional.of(OTHER_ENVIRONMENT.matcher(arn().toString()))
                .filter(Matcher::matches)
                .map(named -> named.group(1))
                .filter(found::contains)
                .map(production ->
                        "it is named like the other environment of a blue/green deployment of %s: to export it too, list it in the sources of the schedule or input"
                                .formatted(production.replaceFirst(".*:", "")));
    }

    /**
     * An Aurora or Multi-AZ DB cluster.
     *
     * @param engineMode such as provisioned, or serverless, which is Aurora Serverless v1
     */
    record Cluster(Arn arn, Map<String, String> tags, String status, String engine, String engineMode)
            implements Candidate {
        private static final Set<String> AURORA = Set.of("aurora-mysql", "aurora-postgresql");
        private static final Set<String> MULTI_AZ = Set.of("mysql", "postgres");
        /** Multi-AZ DB clusters have no engine mode. */
        private static final Set<String> PROVISIONED = Set.of("provisioned", "");

        public Cluster {
            tags = Map.copyOf(tags);
        }

        @Override
        public Optional<Integer> sizeGb() {
            return Optional.empty();
        }

        @Override
        public boolean isBackingUp() {
            return backsUp(status);
        }

        @Override
        public Optional<String> whyNot(boolean latestSnapshot) {
            if (isMoving(status)) {
                return Optional.of("it is " + status);
            }
            if (engineMode.equals("serverless")) {
                return Optional.of("Aurora Serverless v1 cannot be exported");
            }
            if (!latestSnapshot && !PROVISIONED.contains(engineMode)) {
                return Optional.of(
                        "its engine mode, %s, is not provisioned, so only its snapshots can be exported: set latestSnapshot"
                                .formatted(engineMode));
            }
            if (AURORA.contains(engine)) {
                return Optional.empty();
            }
            if (MULTI_AZ.contains(engine)) {
                return Optional.of("only the snapshots of a Multi-AZ DB cluster can be exported: set latestSnapshot")
                        .filter(why -> !latestSnapshot);
            }
            return Optional.of("its engine, %s, cannot be exported".formatted(engine));
        }
    }

    /**
     * A DB instance.
     *
     * @param cluster the cluster that the instance is a member of; empty if it is not in a cluster
     * @param onOutpost whether it runs on an AWS Outpost, from which RDS exports nothing
     */
    record Instance(
            Arn arn,
            Map<String, String> tags,
            Optional<Integer> sizeGb,
            String status,
            String engine,
            String storageType,
            Optional<String> cluster,
            boolean onOutpost)
            implements Candidate {
        private static final Set<String> EXPORTABLE = Set.of("mysql", "mariadb", "postgres");
        /** Clusters of these engines cannot be exported either, so naming the cluster would not help. */
        private static final Set<String> OTHER_ENGINES = Set.of("docdb", "neptune");

        public Instance {
            tags = Map.copyOf(tags);
        }

        @Override
        public boolean isBackingUp() {
            return backsUp(status);
        }

        @Override
        public boolean isMemberOf(Collection<String> clusters) {
            return cluster.filter(clusters::contains).isPresent();
        }

        @Override
        public Optional<String> whyNot(boolean latestSnapshot) {
            if (isMoving(status)) {
                return Optional.of("it is " + status);
            }
            if (cluster.isPresent() && !OTHER_ENGINES.contains(engine)) {
                return Optional.of("it is a member of the cluster %s, which does not carry the tags: tag the cluster"
                        .formatted(cluster.get()));
            }
            if (engine.startsWith("custom-")) {
                return Optional.of("RDS Custom cannot be exported");
            }
            if (!EXPORTABLE.contains(engine)) {
                return Optional.of("its engine, %s, cannot be exported".formatted(engine));
            }
            if (onOutpost) {
                return Optional.of("it runs on an AWS Outpost, from which RDS exports nothing");
            }
            return Optional.of("it uses magnetic storage (StorageType standard), which RDS cannot export: change its"
                            + " storage to gp3")
                    .filter(why -> storageType.equals("standard"));
        }
    }

    /**
     * A file system.
     *
     * @param type LUSTRE, or another type, which has no exports
     * @param storageType such as SSD, or INTELLIGENT_TIERING, which cannot be linked to S3
     */
    record FileSystem(
            Arn arn,
            Map<String, String> tags,
            Optional<Integer> sizeGb,
            String lifecycle,
            String type,
            String storageType)
            implements Candidate {
        private static final List<String> GONE = List.of("CREATING", "DELETING", "FAILED");

        public FileSystem {
            tags = Map.copyOf(tags);
        }

        @Override
        public Optional<String> whyNot(boolean latestSnapshot) {
            if (!type.equals("LUSTRE")) {
                return Optional.of("only FSx for Lustre has exports");
            }
            if (storageType.equals("INTELLIGENT_TIERING")) {
                return Optional.of("its storage type, INTELLIGENT_TIERING, cannot be linked to S3");
            }
            return Optional.of("it is " + lifecycle).filter(why -> GONE.contains(lifecycle));
        }
    }

    private static boolean backsUp(String status) {
        return status.equals("backing-up");
    }

    private static boolean isMoving(String status) {
        return status.equals("creating") || status.equals("deleting");
    }
}
