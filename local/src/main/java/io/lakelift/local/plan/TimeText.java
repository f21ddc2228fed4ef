package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
public final class TimeText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final long HALF_A_MINUTE = 30;

    private TimeText() {}

    /** The day and the time on its own clocks, without the zone. */
    public static String local(ZonedDateTime moment) {
        return DAY.format(moment);
    }

    /** The time on the clocks of a zone. */
    static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /** The time at which something ends, with its day if that is not the day of the start. */
    static String until(ZonedDateTime start, Instant end) {
        ZonedDateTime there = end.atZone(start.getZone());
        return there.toLocalDate().equals(start.toLocalDate()) ? TIME.format(there) : OTHER_DAY.format(there);
    }

    /** For an axis: the time, and the day in place of midnight. */
    static String mark(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return there.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY_OF_WEEK.format(there) : TIME.format(there);
    }

    /** {@code Europe/Berlin (01:00 UTC)}, or {@code UTC}: what has to stand behind a time. */
    static String zone(ZonedDateTime moment) {
        boolean same = moment.getOffset().equals(ZoneOffset.UTC);
        return same && isUtc(moment.getZone())
                ? "UTC"
                : "%s (%s UTC)".formatted(moment.getZone(), time(moment.toInstant(), ZoneOffset.UTC));
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /** To the minute: {@code 34 min}, {@code 4 h 13 min}; below one, in seconds. */
    static String length(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        Duration rounded = Duration.ofMinutes(minutes(duration));
        return rounded.toHours() == 0
                ? rounded.toMinutes() + " min"
                : "%d h %02d min".formatted(rounded.toHours(), rounded.toMinutesPart());
    }

    /** Minutes, to the nearest. */
    static long minutes(Duration duration) {
        return duration.plusSeconds(HALF_A_MINUTE).toMinutes();
    }
}
