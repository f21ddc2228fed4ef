package io.lakelift.fakes.rds;

import java.util.List;

/** The input of DescribeExportTasks; what was not sent is an empty string or list. */
public record ExportTasksRequest(
        String exportTaskIdentifier,
        String sourceArn,
        String sourceType,
        List<Filter> filters,
        String maxRecords,
        String marker) {

    /** One filter: a task matches if any of the values does. */
    public record Filter(String name, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    public ExportTasksRequest {
        filters = List.copyOf(filters);
    }

    /** Requests every task of the account. */
    public static ExportTasksRequest all() {
        return new ExportTasksRequest("", "", "", List.of(), "", "");
    }

    /** Requests the one task with this identifier. */
    public static ExportTasksRequest task(String identifier) {
        return new ExportTasksRequest(identifier, "", "", List.of(), "", "");
    }

    public static ExportTasksRequest filtered(Filter... filters) {
        return new ExportTasksRequest("", "", "", List.of(filters), "", "");
    }
}
