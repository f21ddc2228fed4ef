package io.lakelift.fleet;

import io.lakelift.export.Arn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A database or file system in the account and Region that a fleet might export, with the properties that decide
 * whether it can be exported.
 */
public sealed interface Candidate {
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

    /** @param cluster the cluster that the instance is a member of; empty if it is not in a cluster */
    record Instance(
            Arn arn,
            Map<String, String> tags,
            Optional<Integer> sizeGb,
            String status,
            String engine,
            String storageType,
            Optional<String> cluster)
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
            return Optional.of("it uses magnetic storage (StorageType standard), which RDS cannot export: change its"
                            + " storage to gp3")
                    .filter(why -> storageType.equals("standard"));
        }
    }

    /** @param type LUSTRE, or another type, which has no exports */
    record FileSystem(Arn arn, Map<String, String> tags, Optional<Integer> sizeGb, String lifecycle, String type)
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
