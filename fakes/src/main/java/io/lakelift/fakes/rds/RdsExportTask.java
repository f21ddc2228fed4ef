package io.lakelift.fakes.rds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An export task at one instant, with the members of the API's ExportTask. */
public record RdsExportTask(
        String exportTaskIdentifier,
        String sourceArn,
        String sourceType,
        List<String> exportOnly,
        Optional<Instant> snapshotTime,
        Optional<Instant> taskStartTime,
        Optional<Instant> taskEndTime,
        String s3Bucket,
        String s3Prefix,
        String iamRoleArn,
        String kmsKeyId,
        Status status,
        int percentProgress,
        int totalExtractedDataInGb,
        Optional<String> failureCause,
        Optional<String> warningMessage) {

    public RdsExportTask {
        exportOnly = List.copyOf(exportOnly);
    }
}
