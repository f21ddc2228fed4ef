package io.lakelift.fakes.fsx;

import io.lakelift.fakes.wire.Slice;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Filters and pages the results of a Describe operation as FSx does. A result must match every filter; it matches a
 * filter if it matches any of the filter's values. The limits are those of the service model.
 *
 * @param most how many results a page may hold
 */
record FsxListing(FsxDescribeRequest request, int most) {
    private static final int IDS = 50;
    private static final int VALUES = 20;

    void check(int mostFilters) {
        if (request.ids().size() > IDS
                || request.filters().size() > mostFilters
                || request.filters().stream().anyMatch(filter -> filter.values().size() > VALUES)) {
            throw invalid("There are more ids, filters or values than the request may have.");
        }
        if (request.maxResults().orElse(1) < 1) {
            throw invalid("MaxResults must be greater than zero.");
        }
    }

    /**
     * The page of {@code all} that the request asks for.
     *
     * @param wants converts a filter, and refuses one with an unknown name
     */
    <T> Slice<T> page(List<T> all, Function<T, String> key, Function<FsxDescribeRequest.Filter, Predicate<T>> wants) {
        Predicate<T> fits = request.filters().stream().map(wants).reduce(element -> true, Predicate::and);
        List<T> found =
                all.subList(begin(all, key), all.size()).stream().filter(fits).toList();
        return Slice.of(found, Math.min(most, request.maxResults().orElse(most)), key);
    }

    /**
     * The place after the last element shown. The list only grows at its end, so nothing after that place has been
     * shown.
     */
    private <T> int begin(List<T> all, Function<T, String> key) {
        if (request.nextToken().isEmpty()) {
            return 0;
        }
        List<String> keys = all.stream().map(key).toList();
        return Slice.keyIn(request.nextToken())
                        .map(keys::indexOf)
                        .filter(at -> at >= 0)
                        .orElseThrow(() -> invalid("The NextToken is not valid."))
                + 1;
    }

    static RuntimeException invalid(String message) {
        return FsxError.BAD_REQUEST.because(message);
    }
}
