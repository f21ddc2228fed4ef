package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The night that an export belongs to. It is the same for every delivery of that night and for every retry, so what is
 * derived from it stays the same.
 *
 * @param arn of the schedule; empty if a person started the execution, or the fleet that it belongs to
 * @param time when the schedule was due
 * @param zone in which the night has its date
 */
public record ScheduledStart(Optional<String> arn, Instant time, ZoneId zone) {
    public ScheduledStart {
        requireNonNull(arn, "arn is null");
        requireNonNull(time, "time is null");
        requireNonNull(zone, "zone is null");
    }

    /** The date on the calendars of the zone. */
    public LocalDate date() {
        return LocalDate.ofInstant(time, zone);
    }
}
