package io.lakelift.fakes.fsx;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task at one instant, with the members of the API's DataRepositoryTask that an export can have. The client request
 * token is not among them: the API never returns it.
 */
public record DataRepositoryTask(
        String taskId,
        TaskLifecycle lifecycle,
        String type,
        Instant creationTime,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        String resourceArn,
        Map<String, String> tags,
        String fileSystemId,
        List<String> paths,
        Optional<String> failureMessage,
        Optional<Counts> status,
        Report report) {

    public DataRepositoryTask {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        paths = List.copyOf(paths);
    }
}
