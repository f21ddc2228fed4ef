package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When RDS takes an automated snapshot each day, in UTC.
 *
 * @param to the end; before {@code from} if the window spans midnight
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html">Backups</a>
 */
public record BackupWindow(LocalTime from, LocalTime to) {

    /** Reads a window as RDS writes it, {@code hh24:mi-hh24:mi}; empty if the text is not a window. */
    public static Optional<BackupWindow> parse(String text) {
        String[] ends = text.split("-", -1);
        try {
            return ends.length == 2
                    ? Optional.of(new BackupWindow(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a moment is within the window. */
    public boolean isOpenAt(Instant moment) {
        return moment.isBefore(beganBefore(moment).plus(length()));
    }

    /** How long after a moment the next window begins; at most a day. */
    Duration until(Instant moment) {
        return Duration.between(moment, beganBefore(moment).plus(Duration.ofDays(1)));
    }

    /** How long before a moment the last window ended; the newest snapshot is about that old. */
    Duration since(Instant moment) {
        Instant end = beganBefore(moment).plus(length());
        return Duration.between(end.isAfter(moment) ? end.minus(Duration.ofDays(1)) : end, moment);
    }

    private Instant beganBefore(Instant moment) {
        ZonedDateTime there = moment.atZone(ZoneOffset.UTC);
        ZonedDateTime began = there.with(from);
        return (began.isAfter(there) ? began.minusDays(1) : began).toInstant();
    }

    private Duration length() {
        Duration length = Duration.between(from, to);
        return length.isNegative() ? length.plusDays(1) : length;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
