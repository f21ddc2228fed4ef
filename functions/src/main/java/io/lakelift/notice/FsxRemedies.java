package io.lakelift.notice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Advice on the FailureDetails of an FSx task. FSx documents error codes for its completion report, and messages for
 * its event log. Both are recognised here, and a code takes precedence over a message.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/LustreGuide/failed-tasks.html">Troubleshooting data repository task
 *     failures</a>
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/LustreGuide/data-repo-event-logs.html">Data repository event logs</a>
 */
final class FsxRemedies {
    private static final String AGAIN = "; then export again.";
    private static final String DENIED = "Let FSx write to the bucket: check that the file system's service-linked role"
            + " (AWSServiceRoleForFSxS3Access_…) may use the bucket and its KMS key, and that the bucket's policy does not deny"
            + " it, for instance by aws:SourceVpc or aws:SourceVpce" + AGAIN;
    private static final String PATH =
            "Shorten the paths: the S3 prefix and a file's path may have 1,024 bytes together" + AGAIN;
    private static final String LARGE = "Split the files that are larger than S3 allows (5 TiB)" + AGAIN;
    private static final String BUSY = "Export again when no client is writing to the files any more.";
    private static final String BUCKET =
            "Check that the bucket that the file system is linked to exists, and that FSx may use it" + AGAIN;
    private static final String INTERNAL =
            "Check the file system's status in the FSx console, and export again; if it fails"
                    + " again, ask AWS Support with the task's ID.";
    private static final String LINKED =
            "Name paths that belong to a data repository association of the file system, counted"
                    + " from the file system's root, or create an association for them" + AGAIN;

    private static final List<Remedy> CODES = List.of(
            Remedy.of("\\bPathSizeTooLong\\b", PATH),
            Remedy.of("\\bFileSizeTooLarge\\b", LARGE),
            Remedy.of("\\bS3AccessDenied\\b", DENIED),
            Remedy.of("\\bResourceBusy\\b", BUSY),
            Remedy.of("\\bNoSuchBucket\\b", BUCKET),
            Remedy.of("\\bS3Error\\b", BUCKET),
            Remedy.of("\\bInternalError\\b", INTERNAL));

    private static final List<Remedy> SENTENCES = List.of(
            Remedy.of(
                    "completion report into|completion report path",
                    "Choose a report path inside the data repository that the file system is linked to, and check"
                            + " that FSx may write there" + AGAIN),
            Remedy.of(
                    "KMS key was not found",
                    "Set the bucket's default encryption to a KMS key that exists in the bucket's Region" + AGAIN),
            Remedy.of("access\\b.*\\bdenied|denied access|not authorized", DENIED),
            Remedy.of("path size exceeds|path is too long", PATH),
            Remedy.of("file size exceeds|file is too large", LARGE),
            Remedy.of("used by another process|being modified", BUSY),
            Remedy.of(
                    "does not belong to a data repository|not linked|path .*(isn't|is not) valid|invalid path", LINKED),
            Remedy.of("bucket.* does(n't| not) exist|bucket was not found", BUCKET),
            Remedy.of(
                    "released state",
                    "The content of some files is neither in the file system nor in S3 any more: restore the objects in"
                            + " the bucket from their earlier versions or a backup" + AGAIN),
            Remedy.of("internal error|internal failure", INTERNAL));

    private static final Pattern NAMED = Pattern.compile(
            "s3://\\S+|arn:\\S+|\"[^\"]*\"|(?<=\\bwith (key|prefix) )\\S+"
                    + "|(?<=\\bbucket )(?!because|does|doesn't|was|is|could|cannot|with\\b)\\S+|(?<=\\breport path )\\S+|(?<!\\S)/\\S+");

    private FsxRemedies() {}

    /** Advice for what FSx said; empty for an unknown cause. */
    static Optional<String> of(String cause) {
        String said = NAMED.matcher(cause.replace('\u2019', '\'')).replaceAll("…");
        return Remedy.first(CODES, said).or(() -> Remedy.first(SENTENCES, said));
    }
}
