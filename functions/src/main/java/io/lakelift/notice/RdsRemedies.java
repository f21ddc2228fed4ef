package io.lakelift.notice;

import io.lakelift.export.CloneFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Advice on the FailureCause of an RDS export task. A sentence may mention the role, the bucket and the key together,
 * so an error code takes precedence over the sentence, and the sentence over single words. Names that people gave are
 * removed first, because they may contain any word.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.failure-msg.html">Failure
 *     messages, snapshots</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/export-cluster-data.Troubleshooting.html">Failure
 *     messages, clusters</a>
 */
final class RdsRemedies {
    private static final String AGAIN = ", then start a new execution.";
    private static final String PERMISSIONS =
            "s3:PutObject*, s3:GetObject*, s3:DeleteObject*, s3:ListBucket and s3:GetBucketLocation on the bucket";
    private static final String TRUST =
            "Let export.rds.amazonaws.com assume the export role: check the role's trust policy" + " and its conditions"
                    + AGAIN;
    private static final String ROLE = "Give the export role " + PERMISSIONS
            + ", and check that the bucket's policy does" + " not deny them" + AGAIN;
    private static final String BUCKET =
            "Name a bucket that exists in the Region of the source, with s3BucketName or in the deployment" + AGAIN;
    private static final String KEY =
            "Check that the KMS key exists in the source's Region, is enabled, and that its policy"
                    + " lets the export role use it" + AGAIN;
    private static final String ANY_OF_THREE =
            "The export role, the bucket or the KMS key may be at fault: check that the"
                    + " bucket exists in the source's Region, that the role has " + PERMISSIONS
                    + " and the bucket's policy does not"
                    + " deny them, and that the key is enabled and its policy lets the role use it" + AGAIN;
    private static final String INTERNAL =
            "Start a new execution; if it fails again, ask AWS Support with the export's identifier.";

    /** What RDS writes after "Error code:", mostly from the services behind it. */
    private static final List<Remedy> CODES = List.of(
            Remedy.of(
                    "NoSuchBucket",
                    "The bucket no longer exists: create it again in the source's Region, or name another one with"
                            + " s3BucketName or in the deployment" + AGAIN),
            Remedy.of("KMS\\W*DisabledException|DisabledException", "The KMS key is disabled: enable it" + AGAIN),
            Remedy.of(
                    "KMS\\W*(KMS)?InvalidStateException|KMSInvalidState",
                    "The KMS key cannot be used in its present state: if its deletion is scheduled, cancel that and"
                            + " enable it, or name another one with kmsKeyId or in the deployment" + AGAIN),
            Remedy.of(
                    "KMS\\W*NotFoundException",
                    "The KMS key does not exist in the source's Region: name one that does, with kmsKeyId or in the"
                            + " deployment" + AGAIN),
            Remedy.of(
                    "KMS\\W*AccessDenied",
                    "Let the export role use the KMS key: check the key's policy, and that it does not deny"
                            + " export.rds.amazonaws.com" + AGAIN),
            Remedy.of("SecurityToken\\w*\\W.*AccessDenied|AccessDenied.*SecurityToken", TRUST),
            Remedy.of(
                    "AccessDenied|^\\W*403\\b|403 Forbidden",
                    "Access was denied: give the export role " + PERMISSIONS + " and the use of the KMS key, and check"
                            + " that the policies of the bucket, the key and your organization do not deny them"
                            + AGAIN),
            Remedy.of("PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint|^\\W*301\\b", BUCKET),
            Remedy.of(
                    "SlowDown|ServiceUnavailable|InternalError|RequestTimeout|Throttling|^\\W*50[0-9]\\b",
                    "S3 or KMS did not answer in time: start a new execution."));

    private static final List<Remedy> SENTENCES = List.of(
            Remedy.of("unknown internal error", INTERNAL),
            Remedy.of("assume the IAM role", TRUST),
            new Remedy(CloneFailure.SAID, CloneFailure.REMEDY + AGAIN),
            Remedy.of("(isn't|is not) authorized to call|S3 credential check", ROLE),
            Remedy.of("KMS key check", KEY),
            Remedy.of(
                    "S3 bucket.*(isn't valid|is not valid|isn't located|is not located|doesn't exist|does not exist)",
                    BUCKET),
            Remedy.of("task's metadata", ANY_OF_THREE),
            Remedy.of("permission denied for|PERMISSIONS_DO_NOT_EXIST", WarningReason.PERMISSIONS.remedy()),
            Remedy.of(
                    "large object|\\b[BC]?LOBs?\\b|too large|too big|size limit|(?<![\\w.,])500 ?MB\\b|(?<![\\w.,])2 ?GB\\b",
                    "RDS cannot export a value close to 500 MB: leave its table out with exportOnly, or store the value in"
                            + " smaller pieces, and export a new snapshot."));

    private static final List<Remedy> SINGLE =
            List.of(Remedy.of("\\bKMS\\b", KEY), Remedy.of("\\bS3\\b", BUCKET), Remedy.of("\\bIAM\\b", ROLE));

    private static final Pattern CODE =
            Pattern.compile("error code:?\\s*(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What follows one of these words is a name, unless the sentence continues without one. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(S3 bucket|IAM role|KMS key|DB cluster:?|snapshot:?)\\s+"
                    + "(?!(?:isn't|is|doesn't|does|can't|can|could|couldn't|was|wasn't|has|with|using|or|and|policy|name|check|for|that)\\b)"
                    + "(\\[[^\\]]*\\]|[^\\s,;]+)");

    private static final Pattern QUOTED = Pattern.compile("arn:\\S+|\"[^\"]*\"|\\[[^\\]]*\\]");

    private RdsRemedies() {}

    /** Advice for what RDS said; empty for an unknown cause. */
    static Optional<String> of(String cause) {
        String said = withoutNames(cause.replace('\u2019', '\''));
        Matcher code = CODE.matcher(said);
        Optional<String> byCode = Remedy.first(CODES, code.find() ? code.group(1) : "");
        return byCode.or(() -> Remedy.first(SENTENCES, said))
                .or(() -> Remedy.first(CODES, said))
                .or(() -> byWord(said));
    }

    /** If a sentence names one of the three, it is at fault; if it names several, any may be. */
    private static Optional<String> byWord(String said) {
        List<String> fitting = SINGLE.stream()
                .filter(remedy -> remedy.cause().matcher(said).find())
                .map(Remedy::advice)
                .toList();
        return fitting.size() > 1 ? Optional.of(ANY_OF_THREE) : fitting.stream().findFirst();
    }

    private static String withoutNames(String cause) {
        return QUOTED.matcher(NAMED.matcher(cause).replaceAll("$1 …")).replaceAll("…");
    }
}
