package io.lakelift.input;

import io.lakelift.export.ExportSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of source, distinguished by the parameters that they take: a cluster is one kind when exported live, and
 * another when its newest snapshot is exported.
 */
public enum SourceKind {
    /** A DB snapshot, named directly. */
    SNAPSHOT("a DB snapshot", "DB snapshots"),
    /** A cluster snapshot, named directly. */
    CLUSTER_SNAPSHOT("a cluster snapshot", "cluster snapshots"),
    /** A cluster as it is now. */
    CLUSTER("a live cluster", "live clusters"),
    /** A cluster's newest snapshot. */
    CLUSTER_LATEST("a cluster with latestSnapshot", "clusters with latestSnapshot"),
    /** An instance's newest snapshot. */
    DB("a DB instance", "DB instances"),
    /** The files of FSx for Lustre. */
    FILE_SYSTEM("a file system", "file systems");

    static final Set<SourceKind> ALL = EnumSet.allOf(SourceKind.class);
    static final Set<SourceKind> FILES = EnumSet.of(FILE_SYSTEM);
    static final Set<SourceKind> DATABASES = EnumSet.range(SNAPSHOT, DB);
    static final Set<SourceKind> CLUSTERS = EnumSet.of(CLUSTER, CLUSTER_LATEST);
    /** The kinds whose snapshot Lakelift chooses. */
    static final Set<SourceKind> NEWEST = EnumSet.of(CLUSTER_LATEST, DB);
    /** The kinds whose data no longer changes, so that an earlier export may be reused. */
    static final Set<SourceKind> SNAPSHOTS = EnumSet.of(SNAPSHOT, CLUSTER_SNAPSHOT, CLUSTER_LATEST, DB);

    private final String one;
    private final String many;

    SourceKind(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** Whether Lakelift chooses the snapshot: the newest. */
    public boolean isOfTheNewestSnapshot() {
        return NEWEST.contains(this);
    }

    /** The kind of a source that is exported as named. */
    public static SourceKind of(ExportSource source) {
        return switch (source) {
            case ExportSource.Snapshot snapshot -> SNAPSHOT;
            case ExportSource.ClusterSnapshot snapshot -> CLUSTER_SNAPSHOT;
            case ExportSource.Cluster cluster -> CLUSTER;
            case ExportSource.ClusterLatest latest -> CLUSTER_LATEST;
            case ExportSource.Db db -> DB;
            case ExportSource.FileSystem fileSystem -> FILE_SYSTEM;
        };
    }

    /** @param latestSnapshot as given with the source; matters only to a cluster */
    public static SourceKind of(ExportSource source, boolean latestSnapshot) {
        SourceKind kind = of(source);
        return kind == CLUSTER && latestSnapshot ? CLUSTER_LATEST : kind;
    }

    /** With its article, for a sentence. */
    public String one() {
        return one;
    }

    /** Its plural, for a sentence. */
    public String many() {
        return many;
    }
}
