package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The night that an export belongs to, identified by the time for which a schedule started it. Without a schedule, this
 * is the start of the export's execution, or of its fleet. The time is the same for every retry, and also if
 * EventBridge Scheduler starts the execution twice, so whatever is derived from it stays the same too.
 *
 * @param arn the schedule's ARN; empty if no schedule started the execution or its fleet
 * @param time when the schedule was due; without a schedule, when the execution or its fleet started
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
