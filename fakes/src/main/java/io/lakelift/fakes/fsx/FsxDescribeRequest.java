package io.lakelift.fakes.fsx;

import java.util.List;
import java.util.OptionalInt;

/** The input of any of the three Describe operations; what was not sent is empty. */
public record FsxDescribeRequest(List<String> ids, List<Filter> filters, OptionalInt maxResults, String nextToken) {

    /** One filter: an element matches if any of the values does. */
    public record Filter(String name, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    public FsxDescribeRequest {
        ids = List.copyOf(ids);
        filters = List.copyOf(filters);
    }

    /** Requests everything in the account. */
    public static FsxDescribeRequest all() {
        return new FsxDescribeRequest(List.of(), List.of(), OptionalInt.empty(), "");
    }

    public static FsxDescribeRequest of(String... ids) {
        return new FsxDescribeRequest(List.of(ids), List.of(), OptionalInt.empty(), "");
    }

    public static FsxDescribeRequest filtered(Filter... filters) {
        return new FsxDescribeRequest(List.of(), List.of(filters), OptionalInt.empty(), "");
    }
}
