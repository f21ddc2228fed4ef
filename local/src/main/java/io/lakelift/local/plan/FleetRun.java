package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * One run of a fleet.
 *
 * @param fleet the name of the fleet's schedule; in the plan of a {@link RunReport}, the name of the execution
 * @param start when the fleet starts, in its schedule's time zone
 * @param concurrency how many exports it runs at once
 * @param exports the fleet's exports, in the order in which they start
 */
public record FleetRun(String fleet, ZonedDateTime start, int concurrency, List<ExpectedExport> exports) {
    public FleetRun {
        requireNonNull(fleet, "fleet is null");
        requireNonNull(start, "start is null");
        exports = List.copyOf(exports);
        if (concurrency < 1) {
            throw new IllegalArgumentException("a fleet of no concurrency never ends: " + concurrency);
        }
    }

    Instant begins() {
        return start.toInstant();
    }

    /** The most slots that its exports can take at once. */
    int slotsWanted() {
        return (int) Math.min(
                concurrency, exports.stream().filter(ExpectedExport::takesSlot).count());
    }

    FleetRun withOneMore() {
        return new FleetRun(fleet, start, concurrency + 1, exports);
    }
}
