package io.lakelift.rds;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportGateway;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.StartToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeExportTasksResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.StartExportTaskRequest;

/**
 * Exports DB snapshots, DB cluster snapshots and live Aurora clusters; RDS has one API for all three.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public final class RdsExportGateway implements ExportGateway {
    private final Supplier<RdsClient> rds;

    /** @param rds a client that does not retry */
    public RdsExportGateway(RdsClient rds) {
        this(() -> rds);
    }

    /** @param rds a client that does not retry; obtained at each call, and not before */
    public RdsExportGateway(Supplier<RdsClient> rds) {
        this.rds = requireNonNull(rds, "rds is null");
    }

    @Override
    public ExportTask start(StartToken token, ExportRequest request) {
        if (!(request instanceof ExportRequest.OfDatabase database)) {
            throw new IllegalArgumentException(
                    "RDS exports no " + request.source().arn());
        }
        StartExportTaskRequest.Builder call = StartExportTaskRequest.builder()
                .exportTaskIdentifier(token.identifier().value())
                .sourceArn(database.source().arn().toString())
                .s3BucketName(database.target().s3BucketName())
                .iamRoleArn(database.target().iamRoleArn())
                .kmsKeyId(database.target().kmsKeyId());
        if (!database.target().s3Prefix().isEmpty()) {
            call.s3Prefix(database.target().s3Prefix());
        }
        if (!database.exportOnly().entries().isEmpty()) {
            call.exportOnly(database.exportOnly().entries());
        }
        return StartRefusals.translated(
                database, () -> RdsTasks.answered(rds.get().startExportTask(call.build())));
    }

    @Override
    public Optional<ExportTask> started(StartToken token, ExportSource source) {
        return find(token.identifier().value());
    }

    @Override
    public Optional<ExportTask> find(String id) {
        return ExportGateway.ifThere(() -> RdsErrors.translated(
                "DescribeExportTasks",
                () -> rds.get().describeExportTasks(call -> call.exportTaskIdentifier(id)).exportTasks().stream()
                        .map(RdsTasks::described)
                        .findFirst()));
    }

    @Override
    public void cancel(String id) {
        RdsErrors.translated(
                "CancelExportTask", () -> rds.get().cancelExportTask(call -> call.exportTaskIdentifier(id)));
    }

    @Override
    public List<ExportTask> of(Arn source) {
        return list(filter("source-arn", source.toString()));
    }

    @Override
    public List<ExportTask> running() {
        return list(filter("status", "starting", "in_progress", "canceling"));
    }

    @Override
    public List<ExportTask> all() {
        return notTooMany(TO_COUNT);
    }

    @Override
    public List<ExportTask> complete() {
        return notTooMany(TO_MEASURE, filter("status", "complete"));
    }

    @Override
    public List<ExportTask> complete(Duration within) {
        return RdsErrors.translated(
                "DescribeExportTasks",
                () -> Pages.within(
                                within,
                                rds.get()
                                        .describeExportTasksPaginator(
                                                call -> call.filters(filter("status", "complete"))),
                                DescribeExportTasksResponse::exportTasks)
                        .stream()
                        .map(RdsTasks::described)
                        .toList());
    }

    private List<ExportTask> notTooMany(String remedy, Filter... only) {
        return ExportGateway.notTooMany("RDS", list(ExportGateway.MOST, only), remedy);
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private List<ExportTask> list(Filter only) {
        return list(Integer.MAX_VALUE, only);
    }

    private List<ExportTask> list(int most, Filter... only) {
        return RdsErrors.translated(
                "DescribeExportTasks",
                () -> Pages.upTo(
                                most,
                                rds.get().describeExportTasksPaginator(call -> call.filters(only)),
                                DescribeExportTasksResponse::marker,
                                DescribeExportTasksResponse::exportTasks)
                        .stream()
                        .map(RdsTasks::described)
                        .toList());
    }
}
