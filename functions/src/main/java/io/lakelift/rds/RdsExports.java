package io.lakelift.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportTask;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Exports;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ExportTaskNotFoundException;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/**
 * Exports of DB snapshots, DB cluster snapshots and live clusters: one API for all three.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public final class RdsExports implements Exports {
    private final RdsClient rds;

    /** @param rds a client that tries nothing again by itself */
    public RdsExports(RdsClient rds) {
        this.rds = requireNonNull(rds, "rds is null");
    }

    @Override
    public ExportTask start(ExportTaskIdentifier identifier, ExportRequest request) {
        StartExportTaskRequest.Builder call = StartExportTaskRequest.builder()
                .exportTaskIdentifier(identifier.value())
                .sourceArn(request.source().arn().toString())
                .s3BucketName(request.target().s3BucketName())
                .iamRoleArn(request.target().iamRoleArn())
                .kmsKeyId(request.target().kmsKeyId());
        if (!request.target().s3Prefix().isEmpty()) {
            call.s3Prefix(request.target().s3Prefix());
        }
        if (!request.exportOnly().entries().isEmpty()) {
            call.exportOnly(request.exportOnly().entries());
        }
        return translated("StartExportTask", () -> RdsTasks.answered(rds.startExportTask(call.build())));
    }

    @Override
    public Optional<ExportTask> find(ExportTaskIdentifier identifier) {
        return translated("DescribeExportTasks", () -> {
            try {
                return rds
                        .describeExportTasks(call -> call.exportTaskIdentifier(identifier.value()))
                        .exportTasks()
                        .stream()
                        .map(RdsTasks::described)
                        .findFirst();
            } catch (ExportTaskNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public ExportTask cancel(ExportTaskIdentifier identifier) {
        return translated(
                "CancelExportTask",
                () -> RdsTasks.answered(rds.cancelExportTask(call -> call.exportTaskIdentifier(identifier.value()))));
    }

    private static <T> T translated(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw RdsErrors.translated(operation, e);
        }
    }
}
