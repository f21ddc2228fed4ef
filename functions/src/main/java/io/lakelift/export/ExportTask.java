package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.warning.ExportWarning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An export as its service describes it; most components are named after the service's fields.
 *
 * @param exportTaskIdentifier RDS's name for it; empty for FSx
 * @param taskId FSx's name for it; empty for RDS
 * @param rawStatus the status as the service spells it (FSx calls it Lifecycle), so that an unknown one can be
 *     reported; {@link #status()} parses it
 * @param exportOnly what RDS exports; empty for everything
 * @param paths what FSx exports; empty for everything
 * @param s3Uri where FSx writes, according to its data repository; RDS reports bucket and prefix instead
 * @param executionArn the execution that started it, from FSx's tags; empty for RDS, where the identifier ends with a
 *     hash of it
 * @param deployment the name of the deployment that started it, from FSx's tags; empty for RDS, where the identifier
 *     begins with it
 * @param percentProgress coarse, 0 to 100
 * @param totalExtractedDataInGB what RDS has written so far, in GB
 * @param failureCause RDS's FailureCause, or FSx's FailureDetails.Message
 * @param warningMessage as RDS wrote it; {@link #warning()} parses it
 * @param reportPath the folder in S3 to which FSx writes its report of the files that failed; empty if none was
 *     requested
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ExportTask.html">ExportTask</a>
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DataRepositoryTask.html">DataRepositoryTask</a>
 */
public record ExportTask(
        Optional<String> exportTaskIdentifier,
        Optional<String> taskId,
        String sourceArn,
        Optional<String> sourceType,
        String rawStatus,
        List<String> exportOnly,
        List<String> paths,
        Optional<Instant> snapshotTime,
        Optional<Instant> taskStartTime,
        Optional<Instant> taskEndTime,
        Optional<String> s3Bucket,
        Optional<String> s3Prefix,
        Optional<String> s3Uri,
        Optional<String> iamRoleArn,
        Optional<String> kmsKeyId,
        Optional<String> executionArn,
        Optional<String> deployment,
        Optional<Integer> percentProgress,
        Optional<Integer> totalExtractedDataInGB,
        Optional<FileCounts> files,
        Optional<String> failureCause,
        Optional<String> warningMessage,
        Optional<String> reportPath) {

    /**
     * The folder of an RDS export, {@code s3://BUCKET/PREFIX/IDENTIFIER} without a slash at its end; the prefix may be
     * empty.
     */
    public static String folder(String s3Bucket, String s3Prefix, String exportTaskIdentifier) {
        return "s3://%s/%s%s".formatted(s3Bucket, s3Prefix.isEmpty() ? "" : s3Prefix + "/", exportTaskIdentifier);
    }

    /** The S3 folder of this export; empty for an FSx task, and if RDS names no bucket. */
    public Optional<String> folder() {
        return exportTaskIdentifier.flatMap(
                identifier -> s3Bucket.map(bucket -> folder(bucket, s3Prefix.orElse(""), identifier)));
    }

    public ExportTask {
        sourceArn = Arn.asStored(requireNonNull(sourceArn, "sourceArn is null"));
        requireNonNull(rawStatus, "rawStatus is null");
        if (exportTaskIdentifier.isPresent() == taskId.isPresent()) {
            throw new IllegalArgumentException("a task has an exportTaskIdentifier or a taskId, one of them");
        }
        exportOnly = List.copyOf(exportOnly);
        paths = List.copyOf(paths);
    }

    /** The reference with which the task is polled again. */
    public TaskRef ref() {
        return exportTaskIdentifier
                .map(identifier -> new TaskRef(Service.RDS, identifier))
                .orElseGet(() -> new TaskRef(Service.FSX, taskId.orElseThrow()));
    }

    /** The status, parsed from the service's spelling. */
    public ExportStatus status() {
        return ExportStatus.of(rawStatus);
    }

    /** How it ended; empty while it is running. */
    public Optional<Outcome> outcome() {
        return switch (status()) {
            case COMPLETE, SUCCEEDED ->
                Optional.of(somethingIsMissing() ? Outcome.COMPLETE_WITH_WARNINGS : Outcome.COMPLETE);
            case FAILED -> Optional.of(Outcome.FAILED);
            case CANCELED -> Optional.of(Outcome.CANCELED);
            case STARTING, IN_PROGRESS, PENDING, EXECUTING, CANCELING, UNKNOWN -> Optional.empty();
        };
    }

    /** Whether the service says that it is complete, with warnings or without. */
    boolean isComplete() {
        return outcome().filter(Outcome::isComplete).isPresent();
    }

    /** Whether the deployment of that name started it. */
    public boolean isOfDeployment(String name) {
        return exportTaskIdentifier
                .map(identifier -> ExportTaskIdentifier.isOf(identifier, name))
                .orElseGet(() -> deployment.filter(name::equals).isPresent());
    }

    /** Whether it started at {@code moment} or later; one that ended without having started counts from its end. */
    boolean startedSince(Instant moment) {
        return taskStartTime
                .or(() -> taskEndTime)
                .map(time -> !time.isBefore(moment))
                .orElse(!status().terminal());
    }

    /** Whether the task had ended by {@code moment}; one that ended at an unknown time counts as ended by then. */
    boolean endedBefore(Instant moment) {
        return status().terminal()
                && taskEndTime.filter(end -> end.isAfter(moment)).isEmpty();
    }

    private boolean somethingIsMissing() {
        return warning().isPresent() || hasFailedFiles();
    }

    private boolean hasFailedFiles() {
        return files.filter(counts -> counts.failed() > 0).isPresent();
    }

    /**
     * Whether FSx has written a report that names files that failed: it does so when a task completes, which one that
     * is cancelled or still running does not.
     *
     * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CompletionReport.html">CompletionReport</a>
     */
    public boolean namesFailedFiles() {
        return hasFailedFiles() && reportPath.isPresent() && status().terminal() && status() != ExportStatus.CANCELED;
    }

    /** The service's warning, parsed; empty if there is none, or it names nothing. */
    public Optional<ExportWarning> warning() {
        return warningMessage.flatMap(ExportWarning::read);
    }

    /**
     * Whether the service is known to have written any data. RDS rounds both figures down, so a small export that
     * failed late may count as one that wrote nothing.
     */
    public boolean hasWritten() {
        return files.map(counts -> counts.succeeded() > 0)
                .orElseGet(() -> percentProgress.orElse(0) > 0 || totalExtractedDataInGB.orElse(0) > 0);
    }

    /** How many parts the export is limited to; 0 for everything. */
    public int partCount() {
        return exportOnly.size() + paths.size();
    }

    /** A copy with at most the first {@code count} entries of each list of parts, to carry from poll to poll. */
    ExportTask withFirstParts(int count) {
        return new ExportTask(
                exportTaskIdentifier,
                taskId,
                sourceArn,
                sourceType,
                rawStatus,
                exportOnly.subList(0, Math.min(count, exportOnly.size())),
                paths.subList(0, Math.min(count, paths.size())),
                snapshotTime,
                taskStartTime,
                taskEndTime,
                s3Bucket,
                s3Prefix,
                s3Uri,
                iamRoleArn,
                kmsKeyId,
                executionArn,
                deployment,
                percentProgress,
                totalExtractedDataInGB,
                files,
                failureCause,
                warningMessage,
                reportPath);
    }
}
