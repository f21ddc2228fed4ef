package io.lakelift.export;

import io.lakelift.export.error.InvalidInput;

/** What is exported. No switch over this has a default: a further kind must not compile until all know it. */
public sealed interface ExportSource {

    /** The source's ARN, as StartExportTask's SourceArn takes it. */
    Arn arn();

    /** The source's own name, without the kind: {@code rds:orders-2026-11-20}. */
    default String name() {
        String resource = arn().resource();
        return resource.substring(resource.indexOf(':') + 1);
    }

    /** A DB snapshot; its name may hold a colon, as those of automated backups do. */
    record Snapshot(Arn arn) implements ExportSource {}

    /** A snapshot of an Aurora or Multi-AZ DB cluster. */
    record ClusterSnapshot(Arn arn) implements ExportSource {}

    /** A live Aurora cluster, which RDS clones before it exports. */
    record Cluster(Arn arn) implements ExportSource {}

    /**
     * Reads the input's {@code sourceArn}.
     *
     * @throws InvalidInput where it is no ARN, or names something that cannot be exported
     */
    static ExportSource parse(String sourceArn) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        String kind = arn.service() + ":" + arn.resource().replaceFirst("[:/].*", "");
        ExportSource source = switch (kind) {
            case "rds:snapshot" -> new Snapshot(arn);
            case "rds:cluster-snapshot" -> new ClusterSnapshot(arn);
            case "rds:cluster" -> new Cluster(arn);
            case "rds:db" ->
                throw refused(arn, "is a DB instance, which cannot be exported itself: name a snapshot of it");
            default ->
                throw refused(
                        arn,
                        "names nothing that can be exported: name a snapshot, a cluster-snapshot or a cluster of RDS");
        };
        if (arn.region().isEmpty() || arn.account().isEmpty() || !arn.resource().matches("[a-z-]+:\\S+")) {
            throw refused(arn, "lacks its Region, account or name: give the whole ARN");
        }
        return source;
    }

    private static InvalidInput refused(Arn arn, String why) {
        return new InvalidInput("sourceArn %s %s.".formatted(Text.quoted(arn.toString()), why));
    }
}
