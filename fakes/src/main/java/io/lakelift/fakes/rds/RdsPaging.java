package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Slice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Pages the results of a Describe operation of RDS, by the parameters MaxRecords and Marker of the request.
 *
 * @param most how many elements a page may hold
 * @param after the key of the last element shown; empty for the first page
 */
record RdsPaging(int most, Optional<String> after) {
    /** "Default: 100 Constraints: Minimum 20, maximum 100." */
    private static final int MOST = 100;

    private static final int LEAST = 20;

    static RdsPaging of(String maxRecords, String marker) {
        return of(maxRecords, marker, key -> true);
    }

    /**
     * @param marker the marker from the previous page; empty for the first page
     * @param form accepts the keys that this operation can put in a marker
     */
    static RdsPaging of(String maxRecords, String marker, Predicate<String> form) {
        return new RdsPaging(most(maxRecords), after(marker, form));
    }

    private static int most(String maxRecords) {
        if (maxRecords.isEmpty()) {
            return MOST;
        }
        if (!maxRecords.matches("\\d{1,9}")
                || Integer.parseInt(maxRecords) < LEAST
                || Integer.parseInt(maxRecords) > MOST) {
            throw RdsError.INVALID_PARAMETER_VALUE.because(
                    "Invalid value " + maxRecords + " for MaxRecords. Must be between 20 and 100");
        }
        return Integer.parseInt(maxRecords);
    }

    private static Optional<String> after(String marker, Predicate<String> form) {
        if (marker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Slice.keyIn(marker)
                .filter(form)
                .orElseThrow(() ->
                        RdsError.INVALID_PARAMETER_VALUE.because("The parameter Marker is not valid: " + marker)));
    }

    /** The page of {@code found} that the request asks for, in the order of the keys. */
    <T> Slice<T> page(List<T> found, Function<T, String> key, Comparator<String> order) {
        List<T> rest = found.stream()
                .filter(each -> after.isEmpty() || order.compare(key.apply(each), after.get()) > 0)
                .sorted(Comparator.comparing(key, order))
                .toList();
        return Slice.of(rest, most, key);
    }
}
