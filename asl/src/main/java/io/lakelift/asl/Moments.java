package io.lakelift.asl;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats times as Step Functions does, and converts durations to and from seconds. */
public final class Moments {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    public static String format(Instant instant) {
        return MILLIS.format(instant);
    }

    static Duration seconds(double seconds) {
        double nanos = Math.min(seconds * 1e9, Long.MAX_VALUE);
        return Duration.ofNanos(Math.round(nanos));
    }

    static double seconds(Duration span) {
        return Math.round(span.toNanos() / 1e6) / 1e3;
    }
}
