package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Schedule;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A schedule that is enabled, and what it will start.
 *
 * @param next the next starts, at most three, in the schedule's time zone; empty if it never starts again
 * @param order the sources that are exported, in their order, and those that are left out
 * @param exports the expected exports, in the same order
 * @param cost the cost of one night
 * @param month the cost of thirty days
 * @param nights how often the schedule starts in these thirty days
 */
public record ScheduledFleet(
        Schedule schedule,
        List<ZonedDateTime> next,
        FleetOrder order,
        List<ExpectedExport> exports,
        Cost cost,
        Cost month,
        long nights) {
    public ScheduledFleet {
        requireNonNull(schedule, "schedule is null");
        requireNonNull(order, "order is null");
        next = List.copyOf(next);
        exports = List.copyOf(exports);
    }

    /** The name of the schedule. */
    public String name() {
        return schedule.name();
    }
}
