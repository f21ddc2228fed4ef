package io.lakelift.rds;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.Arn;
import io.lakelift.export.CloneFailure;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Translates the errors with which RDS refuses StartExportTask, and says what to do about each. One code may mean
 * several things: the message tells which, and if it does not, all possibilities are named.
 */
final class StartRefusals {
    /** "The source snapshot KMS key […] does not exist, is not enabled or you do not have permissions to access it." */
    private static final Pattern SOURCE_KEY =
            Pattern.compile("\\b(source|snapshot|cluster|instance)('s|s)?\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY_ID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

    private static final Pattern NEVER = Pattern.compile(
            "\\b(engine|versions?|storage type|magnetic|custom|serverless|multi-az|unsupported|not supported|n't support(ed)?|(not|n't) available (in|for|on))\\b"
                    + "|does not support",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LATER = Pattern.compile(
            "\\b(status|creating|copying|modifying|in progress|available|already|being exported|running)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REGION = Pattern.compile("\\bregions?\\b", Pattern.CASE_INSENSITIVE);

    private static final String ALLOW = "allow the functions kms:CreateGrant and kms:DescribeKey on ";

    private final ExportSource source;
    private final ExportTarget target;

    private StartRefusals(ExportRequest.OfDatabase request) {
        this.source = request.source();
        this.target = request.target();
    }

    static <T> T translated(ExportRequest.OfDatabase request, Supplier<T> call) {
        StartRefusals refusals = new StartRefusals(request);
        return RdsErrors.table()
                .row(
                        "KMSKeyNotAccessible",
                        Refusal.KMS_KEY_NOT_ACCESSIBLE::because,
                        (operation, said) -> refusals.key(said))
                .row(
                        "InvalidExportSourceState",
                        sentence -> (sentence.endsWith(later() + ".")
                                        ? Refusal.EXPORT_SOURCE_BUSY
                                        : Refusal.INVALID_EXPORT_SOURCE_STATE)
                                .because(sentence),
                        (operation, said) -> refusals.state(said))
                .row(
                        "DBSnapshotNotFound",
                        Refusal.SOURCE_NOT_FOUND::because,
                        (operation, said) ->
                                refusals.notFound("snapshot", "cluster-snapshot", "a snapshot of a cluster"))
                .row(
                        "DBClusterSnapshotNotFound",
                        Refusal.SOURCE_NOT_FOUND::because,
                        (operation, said) ->
                                refusals.notFound("cluster snapshot", "snapshot", "a snapshot of an instance"))
                .row(
                        "DBClusterNotFound",
                        Refusal.SOURCE_NOT_FOUND::because,
                        (operation, said) ->
                                clone(said).orElseGet(() -> refusals.notFound("cluster", "db", "an instance")))
                .otherwise(Refusal.REQUEST_REFUSED::because, refusals::unknown)
                .translated("StartExportTask", call);
    }

    private String key(String said) {
        String id = target.kmsKeyId().replaceFirst(".*:(key/)?", "");
        if (said.contains(id)) {
            return exportsKey();
        }
        boolean another = KEY_ID.matcher(id).matches() && KEY_ID.matcher(said).find();
        if (another || SOURCE_KEY.matcher(withoutNames(said)).find()) {
            return clone(said)
                    .orElse("this is the key that the source is encrypted with, not kmsKeyId: enable it, and " + ALLOW
                            + "it");
        }
        return exportsKey() + "; or, if it is the key that the source is encrypted with, enable that one, and " + ALLOW
                + "it";
    }

    private static String exportsKey() {
        return "give the kmsKeyId of an enabled customer-managed key of this Region, and let its policy allow the"
                + " functions and the export role";
    }

    /** A temporary state is reported as such even in a Region that AWS's list lacks: the list may be out of date. */
    private String state(String said) {
        String words = withoutNames(said);
        boolean never = NEVER.matcher(words).find();
        boolean later = LATER.matcher(words).find();
        return clone(said)
                .or(() -> never || !later || REGION.matcher(words).find()
                        ? SupportedRegions.missing(source)
                        : Optional.empty())
                .orElseGet(() -> never
                        ? "waiting does not help: " + never()
                        : later ? later() : later() + "; if that is so already, " + never());
    }

    private static String later() {
        return "wait until the source is available and no other export of it runs";
    }

    /** What cannot be exported, according to AWS's pages on exports, and what to do instead. */
    private String never() {
        if (source instanceof ExportSource.Cluster) {
            return "a Multi-AZ DB cluster is exported by its snapshots only, with latestSnapshot, and Aurora Serverless v1 not"
                    + " at all; if its engine version is old, upgrade the cluster";
        }
        return source instanceof ExportSource.ClusterSnapshot
                ? "RDS exports snapshots of Aurora and of Multi-AZ DB clusters of the versions in its list, but not of"
                        + " Aurora Serverless v1; convert the cluster to provisioned or Serverless v2, or upgrade it, and"
                        + " export a snapshot taken after that"
                : "RDS exports MySQL, MariaDB and PostgreSQL of the versions in its list, and nothing on magnetic"
                        + " storage; upgrade the database, and export a snapshot taken after that";
    }

    private static Optional<String> clone(String said) {
        return CloneFailure.SAID.matcher(said).find() ? Optional.of(CloneFailure.REMEDY) : Optional.empty();
    }

    /** RDS looks only for the kind of source that the ARN names; the other kind may have a source of this name. */
    private String notFound(String exists, String otherKind, String other) {
        Arn arn = source.arn();
        Arn meant =
                new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), otherKind + ":" + source.name());
        return "give the sourceArn of a %s that exists; if it is %s, give %s"
                .formatted(exists, other, Text.quoted(meant.toString()));
    }

    private String unknown(String operation, String said) {
        return clone(said)
                .orElseGet(() -> SupportedRegions.missing(source)
                        .map(missing -> missing + "; if that is not the reason, " + ErrorTable.unknown(operation, said))
                        .orElseGet(() -> ErrorTable.unknown(operation, said)));
    }

    /** Removes the source's name, which may happen to contain one of the words that are searched for. */
    private String withoutNames(String said) {
        return said.replaceAll("(?i)(?<![\\w-])" + Pattern.quote(source.name()) + "(?![\\w-])", "");
    }
}
