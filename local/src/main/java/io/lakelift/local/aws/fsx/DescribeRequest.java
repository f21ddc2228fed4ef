package io.lakelift.local.aws.fsx;

import java.util.List;
import java.util.OptionalInt;

/** The input of each of the three Describe operations; what was not sent is an empty text or list. */
public record DescribeRequest(List<String> ids, List<Filter> filters, OptionalInt maxResults, String nextToken) {

    /** One filter: an element fits when any of the values does. */
    public record Filter(String name, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    public DescribeRequest {
        ids = List.copyOf(ids);
        filters = List.copyOf(filters);
    }

    /** Everything of the account. */
    public static DescribeRequest all() {
        return new DescribeRequest(List.of(), List.of(), OptionalInt.empty(), "");
    }

    public static DescribeRequest of(String... ids) {
        return new DescribeRequest(List.of(ids), List.of(), OptionalInt.empty(), "");
    }

    public static DescribeRequest filtered(Filter... filters) {
        return new DescribeRequest(List.of(), List.of(filters), OptionalInt.empty(), "");
    }
}
