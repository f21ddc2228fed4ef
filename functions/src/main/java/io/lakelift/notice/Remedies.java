package io.lakelift.notice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about a FailureCause or WarningMessage, by what RDS is known to write there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.Troubleshooting.html">Troubleshooting
 *     RDS snapshot export</a>
 */
final class Remedies {
    private record Remedy(Pattern cause, String advice) {}

    private static final List<Remedy> KNOWN = List.of(
            remedy(
                    "assume the IAM role",
                    "Let export.rds.amazonaws.com assume the export role: look at the role's trust policy and its conditions."),
            remedy(
                    "(isn't|not) authorized to call|S3 (credential|check)|S3 credential",
                    "Give the export role s3:PutObject*, s3:GetObject*, s3:DeleteObject*, s3:ListBucket and"
                            + " s3:GetBucketLocation on the bucket, and look whether the bucket's policy denies them."),
            remedy(
                    "KMS",
                    "Look whether the KMS key is enabled and its policy lets the export role use it, then run the export again."),
            remedy(
                    "S3 bucket.*(isn't valid|invalid|isn't located|not (located )?in the (current|same)|doesn't exist)",
                    "Name a bucket that exists in the Region of the source, with s3BucketName or in the deployment, and start a new"
                            + " execution."),
            remedy(
                    "metadata to the S3 bucket",
                    "Look at the error code in the cause, and at the policies of the export role, the bucket and the key."),
            remedy(
                    "PERMISSIONS_DO_NOT_EXIST|permission denied",
                    "Grant the database's master user the right to read the tables that were skipped, and export again, from a new snapshot if it was one."),
            remedy(
                    "too large|exceeds|size limit",
                    "Leave the table or column out with exportOnly, or store it in smaller rows."),
            remedy(
                    "unknown internal error",
                    "Run the export again; if it fails again, ask AWS support with the export's identifier."));

    private Remedies() {}

    /** Advice for a text of the service; empty for a cause that is not known. */
    static Optional<String> of(String said) {
        return KNOWN.stream()
                .filter(remedy -> remedy.cause().matcher(said).find())
                .map(Remedy::advice)
                .findFirst();
    }

    private static Remedy remedy(String cause, String advice) {
        return new Remedy(Pattern.compile(cause, Pattern.CASE_INSENSITIVE), advice);
    }
}
