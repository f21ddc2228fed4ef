package io.lakelift.fakes.rds;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What exists in one account and Region: databases, sources of exports, buckets, roles and keys. */
public final class RdsAccount {
    private final Map<String, RdsSource> sources = new LinkedHashMap<>();
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Set<String> buckets = new HashSet<>();
    private final Map<String, Boolean> rolesThatWork = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private boolean backupsOfClusters;

    public synchronized RdsAccount add(RdsSource source) {
        sources.put(source.arn(), source);
        return this;
    }

    public synchronized RdsAccount add(Database database) {
        databases.put(database.arn(), database);
        return this;
    }

    public synchronized List<Database> databases() {
        return List.copyOf(databases.values());
    }

    /** Whether {@code source} is a snapshot of an instance whose storage is magnetic. */
    synchronized boolean isMagnetic(RdsSource source) {
        Database owner = databases.get(source.ownerArn());
        return owner != null && owner.isMagnetic();
    }

    public synchronized RdsAccount remove(String sourceArn) {
        sources.remove(RdsResource.stored(sourceArn));
        return this;
    }

    public synchronized RdsAccount addBucket(String name) {
        buckets.add(name);
        return this;
    }

    public synchronized RdsAccount addRole(String arn) {
        rolesThatWork.put(arn, true);
        return this;
    }

    /** Adds a role that {@code export.rds.amazonaws.com} may not assume, or that may not write. */
    public synchronized RdsAccount addUselessRole(String arn) {
        rolesThatWork.put(arn, false);
        return this;
    }

    /** Makes every role that exists unusable: RDS can no longer assume it. */
    public synchronized RdsAccount distrustRoles() {
        rolesThatWork.replaceAll((arn, works) -> false);
        return this;
    }

    public synchronized RdsAccount removeRole(String arn) {
        rolesThatWork.remove(arn);
        return this;
    }

    /** Adds a key. A request may name it by its ARN, its id, or an alias in either form; the API returns the ARN. */
    public synchronized RdsAccount addKey(String arn, Collection<String> otherNames) {
        keys.put(arn, arn);
        keys.put(arn.substring(arn.indexOf('/') + 1), arn);
        otherNames.forEach(name -> keys.put(name, arn));
        return this;
    }

    /**
     * Sets whether DescribeDBClusterSnapshots accepts the SnapshotType awsbackup. AWS documents it only for snapshots
     * of instances, so it is refused by default, as the stricter reading.
     */
    public synchronized RdsAccount listBackupsOfClusters(boolean list) {
        backupsOfClusters = list;
        return this;
    }

    synchronized boolean listsBackupsOfClusters() {
        return backupsOfClusters;
    }

    public synchronized Optional<RdsSource> source(String arn) {
        return Optional.ofNullable(sources.get(RdsResource.stored(arn)));
    }

    public synchronized List<RdsSource> sources() {
        return List.copyOf(sources.values());
    }

    public synchronized Set<String> buckets() {
        return Set.copyOf(buckets);
    }

    synchronized boolean hasBucket(String name) {
        return buckets.contains(name);
    }

    /** Whether RDS can use the role; empty if there is no such role. */
    synchronized Optional<Boolean> roleWorks(String arn) {
        return Optional.ofNullable(rolesThatWork.get(arn));
    }

    synchronized Optional<String> keyArn(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}
