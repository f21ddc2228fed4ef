package io.lakelift.local.aws.rds;

import java.util.List;

/** The input of DescribeExportTasks; what was not sent is an empty text or list. */
public record DescribeRequest(
        String exportTaskIdentifier,
        String sourceArn,
        String sourceType,
        List<Filter> filters,
        String maxRecords,
        String marker) {

    /** One filter: a task fits when any of the values does. */
    public record Filter(String name, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    public DescribeRequest {
        filters = List.copyOf(filters);
    }

    /** Every task of the account. */
    public static DescribeRequest all() {
        return new DescribeRequest("", "", "", List.of(), "", "");
    }

    /** The one task with this identifier. */
    public static DescribeRequest task(String identifier) {
        return new DescribeRequest(identifier, "", "", List.of(), "", "");
    }

    public static DescribeRequest filtered(Filter... filters) {
        return new DescribeRequest("", "", "", List.of(filters), "", "");
    }
}
