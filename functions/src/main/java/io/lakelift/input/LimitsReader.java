package io.lakelift.input;

import io.lakelift.export.DailyLimits;
import java.time.ZoneId;
import java.util.OptionalInt;

/** Reads {@code limits}, from the deployment's file or the functions' environment. */
public final class LimitsReader {
    private static final int MOST = 999_999_999;

    private LimitsReader() {}

    /** Reads the limits. What is left out is not limited; without {@code timeZone} a day begins at noon UTC. */
    public static DailyLimits read(Fields fields) {
        DailyLimits limits = new DailyLimits(
                number(fields, "gbPerNight"),
                number(fields, "exportsPerSourceAndDay"),
                ZoneId.of(fields.value("timeZone").flatMap(TimeZones::read).orElse("UTC")));
        fields.rejectUnread();
        return limits;
    }

    private static OptionalInt number(Fields fields, String name) {
        return fields.value(name).flatMap(value -> value.number(1, MOST)).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
