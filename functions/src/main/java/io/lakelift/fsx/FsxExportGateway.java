package io.lakelift.fsx;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.Pages;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportGateway;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.StartToken;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.CompletionReport;
import software.amazon.awssdk.services.fsx.model.CreateDataRepositoryTaskRequest;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskFilter;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskFilterName;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskType;
import software.amazon.awssdk.services.fsx.model.DescribeDataRepositoryTasksResponse;
import software.amazon.awssdk.services.fsx.model.Tag;

/**
 * Exports FSx for Lustre file systems to the S3 buckets that they are linked to.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateDataRepositoryTask.html">CreateDataRepositoryTask</a>
 */
public final class FsxExportGateway implements ExportGateway {
    private final Supplier<FSxClient> fsx;
    private final FsxTargets targets;

    /** @param fsx a client that does not retry */
    public FsxExportGateway(FSxClient fsx) {
        this(() -> fsx);
    }

    /** @param fsx a client that does not retry; obtained at each call, and not before */
    public FsxExportGateway(Supplier<FSxClient> fsx) {
        this.fsx = requireNonNull(fsx, "fsx is null");
        this.targets = new FsxTargets(fsx);
    }

    @Override
    public ExportTask start(StartToken token, ExportRequest request) {
        if (!(request instanceof ExportRequest.OfFiles files)) {
            throw new IllegalArgumentException(
                    "FSx exports no " + request.source().arn());
        }
        CreateDataRepositoryTaskRequest.Builder call = CreateDataRepositoryTaskRequest.builder()
                .type(DataRepositoryTaskType.EXPORT_TO_REPOSITORY)
                .fileSystemId(files.source().name())
                .clientRequestToken(token.identifier().value())
                .report(report(files))
                .tags(
                        tag(FsxTasks.EXECUTION_TAG, FsxTagValue.of(token.executionArn())),
                        tag(FsxTasks.DEPLOYMENT_TAG, token.deployment()));
        if (!files.paths().isEmpty()) {
            call.paths(files.paths());
        }
        return FsxErrors.translated(
                "CreateDataRepositoryTask",
                () -> withTarget(
                        fsx.get().createDataRepositoryTask(call.build()).dataRepositoryTask()));
    }

    @Override
    public Optional<ExportTask> started(StartToken token, ExportSource source) {
        return of(source.arn()).stream()
                .filter(task ->
                        task.executionArn().filter(token.executionArn()::equals).isPresent())
                .findFirst();
    }

    @Override
    public Optional<ExportTask> find(String id) {
        return ExportGateway.ifThere(() -> FsxErrors.translated(
                "DescribeDataRepositoryTasks",
                () -> fsx.get().describeDataRepositoryTasks(call -> call.taskIds(id)).dataRepositoryTasks().stream()
                        .findFirst()
                        .map(FsxExportGateway::export)
                        .map(this::withTarget)));
    }

    @Override
    public void cancel(String id) {
        FsxErrors.translated(
                "CancelDataRepositoryTask", () -> fsx.get().cancelDataRepositoryTask(call -> call.taskId(id)));
    }

    @Override
    public List<ExportTask> of(Arn source) {
        return list(filter(
                DataRepositoryTaskFilterName.FILE_SYSTEM_ID, source.resource().replaceFirst("^file-system/", "")));
    }

    @Override
    public List<ExportTask> running() {
        return list(filter(DataRepositoryTaskFilterName.TASK_LIFECYCLE, "PENDING", "EXECUTING", "CANCELING"));
    }

    @Override
    public List<ExportTask> all() {
        return ExportGateway.notTooMany("FSx", list(), TO_COUNT);
    }

    @Override
    public List<ExportTask> complete() {
        return ExportGateway.notTooMany(
                "FSx", list(filter(DataRepositoryTaskFilterName.TASK_LIFECYCLE, "SUCCEEDED")), TO_MEASURE);
    }

    @Override
    public List<ExportTask> complete(Duration within) {
        return FsxErrors.translated(
                "DescribeDataRepositoryTasks",
                () -> exports(Pages.within(
                        within,
                        fsx.get()
                                .describeDataRepositoryTasksPaginator(call ->
                                        call.filters(filter(DataRepositoryTaskFilterName.TASK_LIFECYCLE, "SUCCEEDED"))),
                        DescribeDataRepositoryTasksResponse::dataRepositoryTasks)));
    }

    private static DataRepositoryTaskFilter filter(DataRepositoryTaskFilterName name, String... values) {
        return DataRepositoryTaskFilter.builder().name(name).values(values).build();
    }

    private List<ExportTask> list(DataRepositoryTaskFilter... only) {
        return FsxErrors.translated(
                "DescribeDataRepositoryTasks",
                () -> exports(Pages.all(
                        fsx.get().describeDataRepositoryTasksPaginator(call -> call.filters(only)),
                        DescribeDataRepositoryTasksResponse::nextToken,
                        DescribeDataRepositoryTasksResponse::dataRepositoryTasks)));
    }

    private static List<ExportTask> exports(List<DataRepositoryTask> listed) {
        return listed.stream()
                .filter(task -> task.type() == DataRepositoryTaskType.EXPORT_TO_REPOSITORY)
                .limit(ExportGateway.MOST + 1L)
                .map(task -> FsxTasks.described(task, Optional.empty()))
                .toList();
    }

    /** Refuses a task that is not an export: tasks of other types import files or release space for someone else. */
    private static DataRepositoryTask export(DataRepositoryTask task) {
        if (task.type() != DataRepositoryTaskType.EXPORT_TO_REPOSITORY) {
            throw Refusal.FOREIGN_EXPORT.because(
                    "taskId %s is a task of type %s, not EXPORT_TO_REPOSITORY: follow or cancel it where it was started."
                            .formatted(Text.quoted(task.taskId()), task.typeAsString()));
        }
        return task;
    }

    private ExportTask withTarget(DataRepositoryTask task) {
        return FsxTasks.described(task, targets.of(task));
    }

    private static CompletionReport report(ExportRequest.OfFiles files) {
        CompletionReport.Builder report = CompletionReport.builder();
        files.report()
                .ifPresentOrElse(
                        asked -> {
                            report.enabled(asked.enabled());
                            asked.path().ifPresent(report::path);
                            asked.format().ifPresent(report::format);
                            asked.scope().ifPresent(report::scope);
                        },
                        () -> report.enabled(false));
        return report.build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
