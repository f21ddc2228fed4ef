package io.lakelift.fsx;

import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.Text;
import io.lakelift.export.error.ServiceUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.fsx.model.CompletionReport;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskFailureDetails;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskStatus;

/** Converts FSx's data repository tasks into {@link ExportTask}s. */
final class FsxTasks {
    static final String EXECUTION_TAG = "lakelift:execution";
    static final String DEPLOYMENT_TAG = "lakelift:deployment";

    /** The state machine carries the text from step to step, and a step may carry 256 KiB. */
    private static final int TEXT_LENGTH = 30_000;

    private static final int ALL = 100;

    private FsxTasks() {}

    /** @param s3Uri where the files go, if known */
    static ExportTask described(DataRepositoryTask task, Optional<String> s3Uri) {
        Optional<FileCounts> files = Optional.ofNullable(task.status()).map(FsxTasks::counts);
        return new ExportTask(
                Optional.empty(),
                Optional.of(always("TaskId", task.taskId())),
                sourceArn(task),
                Optional.of("FILE_SYSTEM"),
                always("Lifecycle", task.lifecycleAsString()),
                List.of(),
                task.paths(),
                Optional.empty(),
                Optional.ofNullable(task.startTime()),
                Optional.ofNullable(task.endTime()),
                Optional.empty(),
                Optional.empty(),
                s3Uri,
                Optional.empty(),
                Optional.empty(),
                tag(task, EXECUTION_TAG).map(FsxTagValue::text),
                tag(task, DEPLOYMENT_TAG),
                files.flatMap(FsxTasks::percent),
                Optional.empty(),
                files,
                Optional.ofNullable(task.failureDetails())
                        .map(DataRepositoryTaskFailureDetails::message)
                        .map(text -> Text.first(text, TEXT_LENGTH)),
                Optional.empty(),
                Optional.ofNullable(task.report()).map(CompletionReport::path));
    }

    /** The file system's ARN: the task's own, with another resource at its end. */
    private static String sourceArn(DataRepositoryTask task) {
        String arn = always("ResourceARN", task.resourceARN());
        String fileSystem = always("FileSystemId", task.fileSystemId());
        int at = arn.indexOf(":task/");
        return at < 0 ? arn : arn.substring(0, at) + ":file-system/" + fileSystem;
    }

    private static FileCounts counts(DataRepositoryTaskStatus status) {
        return new FileCounts(
                number(status.totalCount()), number(status.succeededCount()), number(status.failedCount()));
    }

    /** From 0 to 100, whatever the counts are. */
    private static Optional<Integer> percent(FileCounts files) {
        double done = (double) files.succeeded() + files.failed();
        return files.total() <= 0
                ? Optional.empty()
                : Optional.of((int) Math.clamp(done * ALL / files.total(), 0, ALL));
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static Optional<String> tag(DataRepositoryTask task, String key) {
        return task.tags().stream()
                .filter(tag -> key.equals(tag.key()))
                .flatMap(tag -> Stream.ofNullable(tag.value()))
                .findFirst();
    }

    private static String always(String member, @Nullable String value) {
        if (value == null) {
            throw new ServiceUnavailable("FSx described a task without its %s.".formatted(member), null);
        }
        return value;
    }
}
