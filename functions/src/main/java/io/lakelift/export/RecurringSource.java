package io.lakelift.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the key that the exports of a source have in common, night after night: the ARN of the instance, cluster
 * or file system. For an export of a snapshot, RDS reports only the snapshot. The name of an automated snapshot
 * contains the name of its instance or cluster. For any other snapshot, the export's identifier contains that name, if
 * the input named the instance or cluster. Identifiers shorten these names, so the keys do the same.
 */
public final class RecurringSource {
    private static final Pattern AUTOMATED =
            Pattern.compile("(snapshot|cluster-snapshot):rds:(.+)-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}");
    private static final Pattern OTHER = Pattern.compile("(snapshot|cluster-snapshot):(.+)");

    /**
     * Stands for the unknown name of a deployment. It has the length of the usual name, so that sources' names are
     * shortened to the usual length.
     */
    private static final String UNKNOWN_DEPLOYMENT = "lakelift";

    private RecurringSource() {}

    /** Whether a source is meant to be exported repeatedly; a single snapshot is exported once. */
    static boolean recurs(ExportSource source) {
        return switch (source) {
            case ExportSource.Db db -> true;
            case ExportSource.Cluster cluster -> true;
            case ExportSource.ClusterLatest cluster -> true;
            case ExportSource.FileSystem fileSystem -> true;
            case ExportSource.Snapshot snapshot -> false;
            case ExportSource.ClusterSnapshot snapshot -> false;
        };
    }

    /**
     * The key of the exports of a source that {@linkplain #recurs recurs}: a file system's ARN, or the ARN of an
     * instance or cluster with its name shortened as in the exports' identifiers.
     */
    static String key(ExportSource source, Deployment deployment) {
        if (source.service() == Service.FSX) {
            return source.arn().toString();
        }
        String kind = source instanceof ExportSource.Db ? "db" : "cluster";
        return arn(source.arn(), kind, ExportTaskIdentifier.cut(deployment, source.name()));
    }

    /**
     * The key that an RDS export of a deployment shares with those of other nights: the ARN of the instance or cluster,
     * with its name shortened as in the exports' identifiers. The ARN of the snapshot if it is not an automated one and
     * was requested by its own name.
     *
     * @param sourceArn the export's source, as RDS reports it
     * @param deployment the deployment's name
     */
    public static String ofExport(String sourceArn, String exportTaskIdentifier, String deployment) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        return recurring(arn, exportTaskIdentifier, deployment).orElseGet(arn::toString);
    }

    /**
     * The key for an export of any deployment; the deployment's name is read from the identifier. The identifier of an
     * export that Lakelift did not start says nothing about its source.
     *
     * @return empty if neither the ARN nor the export's identifier contains the name of the instance or cluster
     */
    public static Optional<String> ofExport(String sourceArn, String exportTaskIdentifier) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        return ExportTaskIdentifier.deployment(exportTaskIdentifier)
                .map(deployment -> recurring(arn, exportTaskIdentifier, deployment))
                .orElseGet(() -> named(arn, UNKNOWN_DEPLOYMENT));
    }

    /**
     * The key by which exports of a source are counted. An automated snapshot has the key of its instance or cluster;
     * for any other snapshot, it is the snapshot's ARN.
     */
    static String counted(ExportSource source, Deployment deployment) {
        return recurs(source)
                ? key(source, deployment)
                : automated(source.arn(), deployment.name()).orElseGet(source.arn()::toString);
    }

    /** The key by which an export of the deployment is counted. */
    static String counted(ExportTask task, Deployment deployment) {
        return of(task, deployment).orElseGet(task::sourceArn);
    }

    /**
     * The key of the source that a task exported; empty for a snapshot that is not an automated one and was requested
     * by its own name.
     */
    static Optional<String> of(ExportTask task, Deployment deployment) {
        return task.ref().service() == Service.FSX
                ? Optional.of(task.sourceArn())
                : recurring(Arn.parse("sourceArn", task.sourceArn()), task.ref().id(), deployment.name());
    }

    private static Optional<String> recurring(Arn arn, String id, String deployment) {
        return named(arn, deployment).or(() -> other(arn, id, deployment));
    }

    /** The key if the ARN itself names the instance or cluster. */
    private static Optional<String> named(Arn arn, String deployment) {
        if (arn.resource().startsWith("cluster:")) {
            String name = arn.resource().substring("cluster:".length());
            return Optional.of(arn(arn, "cluster", ExportTaskIdentifier.cut(deployment, name)));
        }
        return automated(arn, deployment);
    }

    private static Optional<String> automated(Arn snapshot, String deployment) {
        Matcher named = AUTOMATED.matcher(snapshot.resource());
        return named.matches()
                ? Optional.of(arn(snapshot, kind(named.group(1)), ExportTaskIdentifier.cut(deployment, named.group(2))))
                : Optional.empty();
    }

    private static Optional<String> other(Arn arn, String id, String deployment) {
        Matcher other = OTHER.matcher(arn.resource());
        if (!other.matches()) {
            return Optional.empty();
        }
        String middle = ExportTaskIdentifier.middle(deployment, id);
        return middle.isEmpty() || middle.equals(ExportTaskIdentifier.cut(deployment, other.group(2)))
                ? Optional.empty()
                : Optional.of(arn(arn, kind(other.group(1)), middle));
    }

    private static String kind(String snapshotKind) {
        return snapshotKind.equals("snapshot") ? "db" : "cluster";
    }

    private static String arn(Arn like, String kind, String name) {
        return new Arn(like.partition(), like.service(), like.region(), like.account(), kind + ":" + name).toString();
    }
}
