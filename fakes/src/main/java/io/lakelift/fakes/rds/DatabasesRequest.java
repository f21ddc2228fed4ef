package io.lakelift.fakes.rds;

import java.util.List;

/**
 * The input of DescribeDBInstances and of DescribeDBClusters; what was not sent is an empty text or list.
 *
 * @param instances which of the two it is
 */
public record DatabasesRequest(
        boolean instances,
        String identifier,
        List<ExportTasksRequest.Filter> filters,
        String maxRecords,
        String marker) {
    public DatabasesRequest {
        filters = List.copyOf(filters);
    }
}
