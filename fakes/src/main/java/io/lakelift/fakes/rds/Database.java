package io.lakelift.fakes.rds;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A DB instance or DB cluster, as the Describe operations list it.
 *
 * @param arn {@code …:db:NAME} or {@code …:cluster:NAME}
 * @param mode a cluster's EngineMode; empty for an instance
 * @param state DBInstanceStatus or Status; usually {@code available}
 * @param allocatedGb AllocatedStorage; RDS shows 1 for Aurora, whatever the size
 * @param cluster the name of the cluster that the instance is a member of; empty if it is not in a cluster
 * @param storage StorageType; {@code standard} is magnetic
 */
public record Database(
        String arn,
        String engine,
        String mode,
        String state,
        int allocatedGb,
        Map<String, String> tags,
        Optional<String> cluster,
        String storage)
        implements RdsResource {
    private static final String INSTANCE = ":db:";
    private static final String MAGNETIC = "standard";

    public Database {
        requireNonNull(cluster, "cluster is null");
        arn = RdsResource.stored(arn);
        cluster = cluster.map(name -> name.toLowerCase(Locale.ROOT));
        tags = Map.copyOf(tags);
        if (!arn.contains(INSTANCE) && RdsSourceKind.of(arn).orElse(null) != RdsSourceKind.CLUSTER) {
            throw new IllegalArgumentException("not the ARN of an instance or cluster: " + arn);
        }
    }

    public static Database instance(String arn, String engine, int allocatedGb) {
        return new Database(
                arn, engine, "", RdsSource.AVAILABLE, allocatedGb, Map.of(), Optional.empty(), usual(engine));
    }

    /** A provisioned cluster, with Aurora's storage if the engine is Aurora. */
    public static Database cluster(String arn, String engine) {
        return new Database(
                arn, engine, "provisioned", RdsSource.AVAILABLE, 1, Map.of(), Optional.empty(), usual(engine));
    }

    private static String usual(String engine) {
        return engine.startsWith("aurora") ? "aurora" : "gp3";
    }

    public Database tagged(String key, String value) {
        Map<String, String> more = new TreeMap<>(tags);
        more.put(key, value);
        return new Database(arn, engine, mode, state, allocatedGb, more, cluster, storage);
    }

    public Database inState(String other) {
        return new Database(arn, engine, mode, other, allocatedGb, tags, cluster, storage);
    }

    public Database inMode(String other) {
        return new Database(arn, engine, other, state, allocatedGb, tags, cluster, storage);
    }

    public Database memberOf(String clusterName) {
        return new Database(arn, engine, mode, state, allocatedGb, tags, Optional.of(clusterName), storage);
    }

    /** This database on magnetic storage, from which RDS exports nothing. */
    public Database onMagneticStorage() {
        return new Database(arn, engine, mode, state, allocatedGb, tags, cluster, MAGNETIC);
    }

    boolean isMagnetic() {
        return storage.equals(MAGNETIC);
    }

    boolean isInstance() {
        return arn.contains(INSTANCE);
    }

    @Override
    public String ownerArn() {
        return arn;
    }
}
