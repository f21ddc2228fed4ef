package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An export task as the service describes it: every field of its answer, none of ours.
 *
 * @param exportTaskIdentifier never empty
 * @param status as the service spells it, so that an unknown one can be told; {@link #phase()} reads it
 * @param exportOnly what is exported; empty where everything is
 * @param percentProgress coarse, 0 to 100
 * @param totalExtractedDataInGB what has been written so far, in GB
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ExportTask.html">ExportTask</a>
 */
public record ExportTask(
        String exportTaskIdentifier,
        String sourceArn,
        Optional<String> sourceType,
        String status,
        List<String> exportOnly,
        Optional<Instant> snapshotTime,
        Optional<Instant> taskStartTime,
        Optional<Instant> taskEndTime,
        Optional<String> s3Bucket,
        Optional<String> s3Prefix,
        Optional<String> iamRoleArn,
        Optional<String> kmsKeyId,
        Optional<Integer> percentProgress,
        Optional<Integer> totalExtractedDataInGB,
        Optional<String> failureCause,
        Optional<String> warningMessage) {

    public ExportTask {
        requireNonNull(exportTaskIdentifier, "exportTaskIdentifier is null");
        requireNonNull(sourceArn, "sourceArn is null");
        requireNonNull(status, "status is null");
        exportOnly = List.copyOf(exportOnly);
    }

    /** The status that this version understands by the service's spelling. */
    public ExportStatus phase() {
        return ExportStatus.of(status);
    }

    /** How it ended; empty while it runs. */
    public Optional<Outcome> outcome() {
        return switch (phase()) {
            case COMPLETE ->
                Optional.of(
                        warningMessage.filter(message -> !message.isBlank()).isPresent()
                                ? Outcome.COMPLETE_WITH_WARNINGS
                                : Outcome.COMPLETE);
            case FAILED -> Optional.of(Outcome.FAILED);
            case CANCELED -> Optional.of(Outcome.CANCELED);
            case STARTING, IN_PROGRESS, CANCELING, UNKNOWN -> Optional.empty();
        };
    }

    ExportTask withFirstOfExportOnly(int count) {
        return new ExportTask(
                exportTaskIdentifier,
                sourceArn,
                sourceType,
                status,
                exportOnly.subList(0, Math.min(count, exportOnly.size())),
                snapshotTime,
                taskStartTime,
                taskEndTime,
                s3Bucket,
                s3Prefix,
                iamRoleArn,
                kmsKeyId,
                percentProgress,
                totalExtractedDataInGB,
                failureCause,
                warningMessage);
    }
}
