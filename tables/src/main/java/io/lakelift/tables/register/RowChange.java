package io.lakelift.tables.register;

import java.util.Optional;

/** Describes a change in a table's number of rows, if it is large enough to report. */
final class RowChange {
    private final int minPercent;

    /** @param minPercent in percent of the rows before; a smaller change is not reported */
    RowChange(int minPercent) {
        this.minPercent = minPercent;
    }

    Optional<String> sentence(long before, long after) {
        if (before == after || Math.abs(after - before) * 100.0 < (double) before * minPercent) {
            return Optional.empty();
        }
        if (before == 0) {
            return Optional.of("It has %,d rows; the night before had none.".formatted(after));
        }
        String change = after < before
                ? "%d %% fewer".formatted(Math.round((before - after) * 100.0 / before))
                : "%,d %% more".formatted(Math.round((after - before) * 100.0 / before));
        return Optional.of("It has %s rows than the night before: %,d after %,d.".formatted(change, after, before));
    }
}
