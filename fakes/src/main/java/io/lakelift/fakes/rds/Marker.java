package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Slice;
import java.util.Optional;
import java.util.function.Predicate;

/** Marker as every Describe operation of RDS takes it: none for the first page, or one that a page before gave out. */
final class Marker {
    private Marker() {}

    /** What names the last element that was shown; empty for the first page. */
    static Optional<String> after(String marker) {
        return after(marker, key -> true);
    }

    /** @param form of the keys that this operation gives out */
    static Optional<String> after(String marker, Predicate<String> form) {
        if (marker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Slice.keyIn(marker)
                .filter(form)
                .orElseThrow(() ->
                        RdsError.INVALID_PARAMETER_VALUE.because("The parameter Marker is not valid: " + marker)));
    }
}
