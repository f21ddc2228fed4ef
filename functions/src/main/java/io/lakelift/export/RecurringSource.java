package io.lakelift.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the key that the exports of a source have in common, night after night: the ARN of the instance, cluster
 * or file system. For an export of a snapshot, RDS reports only the snapshot. The name of an automated snapshot
 * contains the name of its instance or cluster. For any other snapshot, the export's identifier contains that name, if
 * the input named the instance or cluster. Identifiers shorten long names, which may then be those of several sources:
 * such an export has no key, and can only be {@linkplain #mayBeOf compared} with a source.
 */
public final class RecurringSource {
    private static final Pattern AUTOMATED =
            Pattern.compile("(snapshot|cluster-snapshot):rds:(.+)-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}");
    private static final Pattern OTHER = Pattern.compile("(snapshot|cluster-snapshot):(.+)");

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
     * The key of the exports of a source that {@linkplain #recurs recurs}: the ARN of the file system, instance or
     * cluster.
     */
    static String key(ExportSource source) {
        if (source.service() == Service.FSX) {
            return source.arn().toString();
        }
        return arn(source.arn(), source instanceof ExportSource.Db ? "db" : "cluster", source.name());
    }

    /**
     * The key that an RDS export of a deployment shares with those of other nights: the ARN of the instance or cluster.
     * The ARN of the snapshot if it is not an automated one and was requested by its own name, or if the name of its
     * instance or cluster may have been shortened.
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
     * @return empty if neither the ARN nor the export's identifier contains the whole name of the instance or cluster
     */
    public static Optional<String> ofExport(String sourceArn, String exportTaskIdentifier) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        return ExportTaskIdentifier.deployment(exportTaskIdentifier)
                .map(deployment -> recurring(arn, exportTaskIdentifier, deployment))
                .orElseGet(() -> named(arn));
    }

    /**
     * Whether an export without a key may be of a source, because its identifier has the beginning of that source's
     * name, as much as fits.
     *
     * @param source the source's key
     */
    public static boolean mayBeOf(String source, String sourceArn, String exportTaskIdentifier) {
        return ExportTaskIdentifier.deployment(exportTaskIdentifier)
                .filter(deployment -> mayBeOf(source, sourceArn, exportTaskIdentifier, deployment))
                .isPresent();
    }

    /**
     * The ARN of the source with the name as it was shortened, for an export of any deployment.
     *
     * @return empty if the name was not shortened, or neither the ARN nor the export's identifier contains it
     */
    public static Optional<String> shortened(String sourceArn, String exportTaskIdentifier) {
        Arn arn = Arn.parse("sourceArn", sourceArn);
        return ExportTaskIdentifier.deployment(exportTaskIdentifier)
                .flatMap(deployment -> shortened(arn, exportTaskIdentifier, deployment));
    }

    private static boolean mayBeOf(String source, String sourceArn, String id, String deployment) {
        Arn arn = Arn.parse("source", source);
        String[] resource = arn.resource().split(":", 2);
        return resource.length == 2
                && shortened(Arn.parse("sourceArn", sourceArn), id, deployment)
                        .filter(arn(arn, resource[0], ExportTaskIdentifier.cut(deployment, resource[1]))::equals)
                        .isPresent();
    }

    /**
     * The key by which exports of a source are counted. An automated snapshot has the key of its instance or cluster;
     * for any other snapshot, it is the snapshot's ARN.
     */
    static String counted(ExportSource source) {
        return recurs(source) ? key(source) : automated(source.arn()).orElseGet(source.arn()::toString);
    }

    /**
     * The key by which an export of the deployment is counted. If only its identifier names its source and may have
     * shortened the name, it is an ARN with the shortened name.
     */
    static String counted(ExportTask task, Deployment deployment) {
        return of(task, deployment).or(() -> shortened(task, deployment)).orElseGet(task::sourceArn);
    }

    /**
     * Whether an export of the deployment is counted as one of a source. If its name may have been shortened, it counts
     * for every source that it may be of.
     *
     * @param source the source's key
     */
    static boolean isCounted(ExportTask task, String source, Deployment deployment) {
        return counted(task, deployment).equals(source)
                || task.ref().service() == Service.RDS
                        && mayBeOf(source, task.sourceArn(), task.ref().id(), deployment.name());
    }

    /**
     * The key of the source that a task exported; empty for a snapshot that is not an automated one and was requested
     * by its own name, or whose instance or cluster has a name that may have been shortened.
     */
    static Optional<String> of(ExportTask task, Deployment deployment) {
        return task.ref().service() == Service.FSX
                ? Optional.of(task.sourceArn())
                : recurring(Arn.parse("sourceArn", task.sourceArn()), task.ref().id(), deployment.name());
    }

    /** The ARN of the source with the name as it was shortened; empty if it was not shortened. */
    static Optional<String> shortened(ExportTask task, Deployment deployment) {
        return task.ref().service() == Service.FSX
                ? Optional.empty()
                : shortened(Arn.parse("sourceArn", task.sourceArn()), task.ref().id(), deployment.name());
    }

    private static Optional<String> shortened(Arn arn, String id, String deployment) {
        return named(arn).isPresent() || !mayBeShortened(id, deployment)
                ? Optional.empty()
                : other(arn, id, deployment);
    }

    private static Optional<String> recurring(Arn arn, String id, String deployment) {
        return named(arn).or(() -> mayBeShortened(id, deployment) ? Optional.empty() : other(arn, id, deployment));
    }

    private static boolean mayBeShortened(String id, String deployment) {
        return ExportTaskIdentifier.mayBeCut(deployment, ExportTaskIdentifier.middle(deployment, id));
    }

    /** The key if the ARN itself names the instance or cluster. */
    private static Optional<String> named(Arn arn) {
        return arn.resource().startsWith("cluster:") ? Optional.of(arn.toString()) : automated(arn);
    }

    private static Optional<String> automated(Arn snapshot) {
        Matcher named = AUTOMATED.matcher(snapshot.resource());
        return named.matches() ? Optional.of(arn(snapshot, kind(named.group(1)), named.group(2))) : Optional.empty();
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
