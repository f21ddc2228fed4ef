package io.lakelift.local.doctor;

import io.lakelift.export.ExportSource;
import io.lakelift.rds.SupportedRegions;

/** Checks whether a source exists and can be exported; each kind of source has its own check. */
record SourceCheck(ExaminedDeployment deployment, CheckedSource source) implements Check.Question {
    static Check of(ExaminedDeployment deployment, CheckedSource source) {
        return new Check(source.name(), new SourceCheck(deployment, source));
    }

    @Override
    public void ask(CheckFindings findings) {
        SupportedRegions.missing(exported())
                .ifPresent(remedy -> findings.needsAttention(
                        "AWS lists no export of it in " + deployment.home().region(), sentence(remedy)));
        switch (source.source()) {
            case ExportSource.Db db -> new InstanceCheck(deployment, source).ask(findings);
            case ExportSource.Cluster cluster -> new ClusterCheck(deployment, source).ask(findings);
            case ExportSource.ClusterLatest cluster -> new ClusterCheck(deployment, source).ask(findings);
            case ExportSource.Snapshot snapshot -> new SnapshotCheck(deployment, source).ask(findings);
            case ExportSource.ClusterSnapshot snapshot -> new SnapshotCheck(deployment, source).ask(findings);
            case ExportSource.FileSystem fileSystem -> new FileSystemCheck(deployment, source).ask(findings);
        }
    }

    /** What the service exports: a snapshot, if the source is an instance or the newest snapshot of a cluster. */
    private ExportSource exported() {
        return switch (source.source()) {
            case ExportSource.Db db -> new ExportSource.Snapshot(db.arn());
            case ExportSource.ClusterLatest cluster -> new ExportSource.ClusterSnapshot(cluster.arn());
            default -> source.source();
        };
    }

    /** The remedy as a sentence, without the introduction before its colon: the finding itself already says that. */
    private static String sentence(String remedy) {
        String rest = remedy.substring(remedy.indexOf(": ") + 2);
        return Character.toUpperCase(rest.charAt(0)) + rest.substring(1) + ".";
    }
}
