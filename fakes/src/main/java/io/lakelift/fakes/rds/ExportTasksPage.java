package io.lakelift.fakes.rds;

import java.util.List;
import java.util.Optional;

/** One page of DescribeExportTasks; a marker says that more tasks follow. */
public record ExportTasksPage(List<RdsExportTask> tasks, Optional<String> marker) {
    public ExportTasksPage {
        tasks = List.copyOf(tasks);
    }
}
