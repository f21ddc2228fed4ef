package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds and pages tasks as DescribeExportTasks does. An unknown identifier is an error, but a filter without matches
 * gives an empty list. A task must match every filter; it matches a filter if it matches any of the filter's values.
 */
final class DescribeExportTasks {
    private final RdsTaskStore tasks;

    DescribeExportTasks(RdsTaskStore tasks) {
        this.tasks = tasks;
    }

    Slice<RdsExportTask> page(ExportTasksRequest request) {
        request.filters().forEach(DescribeExportTasks::check);
        RdsPaging paging = RdsPaging.of(request.maxRecords(), request.marker(), key -> key.matches("\\d{1,9}"));
        Instant now = tasks.now();
        List<Task<StartRequest, RdsSource, RdsEnding>> found = named(request.exportTaskIdentifier())
                .filter(task -> fits(request, RdsTaskView.at(task, now)))
                .toList();
        return paging.page(found, task -> String.valueOf(task.ordinal()), Comparator.comparingInt(Integer::parseInt))
                .map(task -> RdsTaskView.at(task, now));
    }

    private Stream<Task<StartRequest, RdsSource, RdsEnding>> named(String identifier) {
        return identifier.isEmpty() ? tasks.visible().stream() : Stream.of(tasks.visible(identifier));
    }

    private static boolean fits(ExportTasksRequest request, RdsExportTask task) {
        return (request.sourceArn().isEmpty() || request.sourceArn().equals(task.sourceArn()))
                && (request.sourceType().isEmpty() || request.sourceType().equals(task.sourceType()))
                && request.filters().stream()
                        .allMatch(
                                filter -> filter.values().contains(field(filter).apply(task)));
    }

    private static Function<RdsExportTask, String> field(ExportTasksRequest.Filter filter) {
        return switch (filter.name()) {
            case "export-task-identifier" -> RdsExportTask::exportTaskIdentifier;
            case "s3-bucket" -> RdsExportTask::s3Bucket;
            case "source-arn" -> RdsExportTask::sourceArn;
            case "status" -> task -> task.status().filterValue();
            default -> throw invalid("Unrecognized filter name: " + filter.name());
        };
    }

    /** A status in capitals would match nothing and look as if there were no such task, so it is refused here. */
    private static void check(ExportTasksRequest.Filter filter) {
        field(filter);
        if (filter.values().isEmpty()) {
            throw invalid("The filter " + filter.name() + " has no values.");
        }
        List<String> known =
                Arrays.stream(Status.values()).map(Status::filterValue).toList();
        if (filter.name().equals("status") && !known.containsAll(filter.values())) {
            throw invalid("Invalid value for the filter status: " + filter.values());
        }
    }

    private static RuntimeException invalid(String message) {
        return RdsError.INVALID_PARAMETER_VALUE.because(message);
    }
}
