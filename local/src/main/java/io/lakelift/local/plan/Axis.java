package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The horizontal time axis of a chart.
 *
 * @param from the beginning
 * @param to the end; replaced by a minute after {@code from} if it is not later than {@code from}
 * @param zone the time zone of the marks
 */
record Axis(Instant from, Instant to, ZoneId zone) {
    private static final int MOST_MARKS = 9;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    Axis {
        requireNonNull(zone, "zone is null");
        to = to.isAfter(from) ? to : from.plus(Duration.ofMinutes(1));
    }

    /** The position of a moment in percent from the left; 0 or 100 if it is off the axis. */
    double at(Instant moment) {
        double whole = Duration.between(from, to).toMillis();
        return Math.clamp(Duration.between(from, moment).toMillis() / whole * 100, 0, 100);
    }

    /** The same position as an SVG attribute, such as {@code 12.34%}. */
    String percent(Instant moment) {
        return percent(at(moment));
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    /** Moments at regular steps from midnight, such as full hours: few enough for their labels to fit. */
    List<Instant> marks() {
        Duration whole = Duration.between(from, to);
        Duration step = STEPS.stream()
                .filter(each -> whole.dividedBy(each) <= MOST_MARKS)
                .findFirst()
                .orElse(Duration.ofDays(1 + whole.toDays() / MOST_MARKS));
        ZonedDateTime midnight = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        List<Instant> marks = new ArrayList<>();
        long first = Duration.between(midnight.toInstant(), from).dividedBy(step);
        for (Instant mark = midnight.toInstant().plus(step.multipliedBy(first));
                !mark.isAfter(to);
                mark = mark.plus(step)) {
            if (!mark.isBefore(from)) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
