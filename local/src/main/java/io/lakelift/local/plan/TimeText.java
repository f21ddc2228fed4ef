package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times and durations for text and pages, such as {@code Fri 03:10} or {@code 4 h 13 min}. */
public final class TimeText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final long HALF_A_MINUTE = 30;

    private TimeText() {}

    /** The day and time in the moment's own zone, without the zone, such as {@code Fri 2026-11-20 03:10}. */
    public static String local(ZonedDateTime moment) {
        return DAY.format(moment);
    }

    /** The time in a zone, such as {@code 03:10}. */
    static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /**
     * The time in the start's zone at which something ends, with the day of the week if it is not the day of the start.
     */
    static String until(ZonedDateTime start, Instant end) {
        ZonedDateTime there = end.atZone(start.getZone());
        return there.toLocalDate().equals(start.toLocalDate()) ? TIME.format(there) : OTHER_DAY.format(there);
    }

    /** The label of a mark on an axis: the time, or the day at midnight. */
    static String mark(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return there.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY_OF_WEEK.format(there) : TIME.format(there);
    }

    /**
     * The zone to put after a local time, with the time in UTC: {@code Europe/Berlin (01:00 UTC)}, or just {@code UTC}.
     */
    static String zone(ZonedDateTime moment) {
        boolean same = moment.getOffset().equals(ZoneOffset.UTC);
        return same && isUtc(moment.getZone())
                ? "UTC"
                : "%s (%s UTC)".formatted(moment.getZone(), time(moment.toInstant(), ZoneOffset.UTC));
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /**
     * A duration to the nearest minute, such as {@code 34 min} or {@code 4 h 13 min}; in seconds if shorter than a
     * minute.
     */
    static String length(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        Duration rounded = Duration.ofMinutes(minutes(duration));
        return rounded.toHours() == 0
                ? rounded.toMinutes() + " min"
                : "%d h %02d min".formatted(rounded.toHours(), rounded.toMinutesPart());
    }

    /** The duration in minutes, rounded to the nearest. */
    static long minutes(Duration duration) {
        return duration.plusSeconds(HALF_A_MINUTE).toMinutes();
    }
}
