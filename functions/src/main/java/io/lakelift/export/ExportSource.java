package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.Optional;

/**
 * The database, snapshot or file system that is exported. A switch over it has no default, so that adding a kind is a
 * compile error until every switch handles it.
 */
public sealed interface ExportSource {
    /** What RDS allows as the identifier of an instance, a cluster or a snapshot, in lower case. */
    String NAME = "[a-z](-?[a-z0-9])*";

    int LONGEST_DATABASE = 63;
    int LONGEST_SNAPSHOT = 255;

    /** As the input names it; for RDS, in the lower case in which RDS stores it. */
    Arn arn();

    /** The source's own name, without the kind: {@code rds:orders-2026-11-20}, {@code fs-0123456789abcdef0}. */
    default String name() {
        return arn().resource().replaceFirst("^[a-z-]+[:/]", "");
    }

    /** Which service exports it. */
    default Service service() {
        return this instanceof FileSystem ? Service.FSX : Service.RDS;
    }

    /** A DB snapshot; its name may contain a colon, as those of automated backups do. */
    record Snapshot(Arn arn) implements ExportSource {}

    /** A snapshot of an Aurora or Multi-AZ DB cluster. */
    record ClusterSnapshot(Arn arn) implements ExportSource {}

    /** A live Aurora cluster, which RDS clones before it exports. */
    record Cluster(Arn arn) implements ExportSource {}

    /** The newest snapshot of a cluster. */
    record ClusterLatest(Arn arn) implements ExportSource {}

    /** A DB instance: its newest snapshot, because it cannot be exported itself. */
    record Db(Arn arn) implements ExportSource {}

    /** The files of an FSx for Lustre file system. */
    record FileSystem(Arn arn) implements ExportSource {}

    /**
     * Reads the input's {@code sourceArn}.
     *
     * @throws ExportRefused if it is not an ARN, or names something that cannot be exported
     */
    static ExportSource parse(String sourceArn) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        String kind = arn.service() + ":" + arn.resource().replaceFirst("[:/].*", "");
        ExportSource source = switch (kind) {
            case "rds:snapshot" -> new Snapshot(arn);
            case "rds:cluster-snapshot" -> new ClusterSnapshot(arn);
            case "rds:cluster" -> new Cluster(arn);
            case "rds:db" -> new Db(arn);
            case "fsx:file-system" -> new FileSystem(arn);
            default ->
                throw refused(
                        sourceArn,
                        "names nothing that can be exported: name a snapshot, cluster-snapshot,"
                                + " cluster or db of RDS, or a file-system of FSx");
        };
        if (arn.region().isEmpty() || arn.account().isEmpty()) {
            throw refused(sourceArn, "lacks its Region or account: give the whole ARN");
        }
        malformed(source).ifPresent(why -> {
            throw refused(sourceArn, why);
        });
        return source;
    }

    /**
     * Reads the ARN of one source that is to be exported, and checks its name by the rules for RDS's identifiers: the
     * service would not know any other.
     *
     * @throws ExportRefused as {@link #parse} does, or if RDS has no source of that name
     */
    static ExportSource parseOne(String sourceArn) {
        ExportSource source = parse(sourceArn);
        String name = source.name();
        boolean database = source instanceof Db || source instanceof Cluster;
        if (source.service() == Service.FSX) {
            return source;
        }
        if (name.contains("*")) {
            throw refused(sourceArn, "has a *, but stands for one source: name each in full, or use tags");
        }
        int longest = database ? LONGEST_DATABASE : LONGEST_SNAPSHOT;
        if (name.length() > longest || !name.matches(database ? NAME : "([a-z]+:)?" + NAME)) {
            throw refused(
                    sourceArn,
                    "has a name that RDS does not allow: give at most %d letters, digits and single hyphens, a letter first and no hyphen last"
                            .formatted(longest));
        }
        return source;
    }

    /** Why the source's resource does not have its service's form, as the end of a sentence; empty if it does. */
    private static Optional<String> malformed(ExportSource source) {
        String resource = source.arn().resource();
        if (source.service() == Service.FSX) {
            return resource.matches("file-system/fs-[0-9a-f]{8,18}")
                    ? Optional.empty()
                    : Optional.of("does not end like the ARN of a file system: end it with file-system/fs- and 8 to 18"
                            + " hexadecimal digits in lower case");
        }
        return resource.matches("[a-z-]+:\\S+")
                ? Optional.empty()
                : Optional.of("does not end like the ARN of a %1$s: end it with %1$s:NAME"
                        .formatted(resource.replaceFirst("[:/].*", "")));
    }

    private static ExportRefused refused(String sourceArn, String why) {
        return Refusal.INVALID_INPUT.because("sourceArn %s %s.".formatted(Text.quoted(sourceArn), why));
    }
}
