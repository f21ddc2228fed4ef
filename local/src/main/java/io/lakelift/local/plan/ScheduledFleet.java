package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Schedule;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A schedule that is enabled, and what it will start.
 *
 * @param next its next starts on its zone's clocks, a few
 * @param order of its sources
 * @param exports what each is expected to need, in that order
 * @param cost of one night
 * @param month of the nights of thirty days
 * @param nights how many those are
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

    /** That of the schedule. */
    public String name() {
        return schedule.name();
    }
}
