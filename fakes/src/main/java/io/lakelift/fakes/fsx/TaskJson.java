package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.Members;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts tasks to the JSON of the service model's DataRepositoryTask. Members that are not known yet, or that the
 * request did not send, are omitted.
 */
final class TaskJson {
    private TaskJson() {}

    static Map<String, Object> members(DataRepositoryTask task) {
        return new Members()
                .put("TaskId", task.taskId())
                .put("Lifecycle", task.lifecycle().name())
                .put("Type", task.type())
                .time("CreationTime", task.creationTime())
                .time("StartTime", task.startTime())
                .time("EndTime", task.endTime())
                .put("ResourceARN", task.resourceArn())
                .put("Tags", some(tags(task.tags())))
                .put("FileSystemId", task.fileSystemId())
                .put("Paths", some(task.paths()))
                .put("FailureDetails", task.failureMessage().map(message -> Map.of("Message", message)))
                .put("Status", task.status().map(TaskJson::counts))
                .put("Report", report(task.report()))
                .map();
    }

    /** ReleasedCapacity counts only what an AUTO_RELEASE_DATA task has released, so for an export it is 0. */
    private static Map<String, Object> counts(Counts counts) {
        return new Members()
                .put("TotalCount", counts.total())
                .put("SucceededCount", counts.succeeded())
                .put("FailedCount", counts.failed())
                .time("LastUpdatedTime", counts.lastUpdated())
                .put("ReleasedCapacity", 0)
                .map();
    }

    private static Map<String, Object> report(Report report) {
        return new Members()
                .put("Enabled", report.enabled())
                .put("Path", given(report.path()))
                .put("Format", given(report.format()))
                .put("Scope", given(report.scope()))
                .map();
    }

    private static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    private static <T> Optional<List<T>> some(List<T> elements) {
        return Optional.of(elements).filter(list -> !list.isEmpty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(sent -> !sent.isEmpty());
    }
}
