package io.lakelift.local.aws.rds;

import java.util.List;
import java.util.Optional;

/** One page of DescribeExportTasks; a marker says that more tasks follow. */
public record Page(List<ExportTask> tasks, Optional<String> marker) {
    public Page {
        tasks = List.copyOf(tasks);
    }
}
