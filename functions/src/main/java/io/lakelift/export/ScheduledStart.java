package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The night that an export belongs to: the time for which a schedule started it, or else the start of its execution.
 * This time is the same for every retry, and if EventBridge Scheduler starts the execution twice, so whatever is
 * derived from it stays the same too.
 *
 * @param arn of the schedule; empty if a person started the execution, or the fleet that it belongs to
 * @param time when the schedule was due
 * @param zone the time zone that determines the date
 */
public record ScheduledStart(Optional<String> arn, Instant time, ZoneId zone) {
    public ScheduledStart {
        requireNonNull(arn, "arn is null");
        requireNonNull(time, "time is null");
        requireNonNull(zone, "zone is null");
    }

    /** The date in that zone. */
    public LocalDate date() {
        return LocalDate.ofInstant(time, zone);
    }
}
