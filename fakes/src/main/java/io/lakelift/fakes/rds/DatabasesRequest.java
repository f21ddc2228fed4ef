package io.lakelift.fakes.rds;

import java.util.List;

/**
 * The input of DescribeDBInstances or DescribeDBClusters; what was not sent is an empty string or list.
 *
 * @param instances true for DescribeDBInstances, false for DescribeDBClusters
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
