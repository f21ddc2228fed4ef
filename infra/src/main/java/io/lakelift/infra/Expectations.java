package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.MeasurementInput;
import io.lakelift.config.Schedule;
import io.lakelift.export.Freshness;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How long the alarms on the sources named in the file look back. */
record Expectations(Config config) {
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * The shortest number of whole hours that divides a week and is sure to include a measurement. CloudWatch refuses
     * an alarm that evaluates more than seven days; because the period divides a week, {@link #periodsUntilFirst()}
     * periods are never longer than that.
     */
    Duration period() {
        Duration every = config.monitoring().sweepEvery();
        return LongStream.rangeClosed(1, WEEK.toHours())
                .filter(hours -> WEEK.toHours() % hours == 0)
                .mapToObj(Duration::ofHours)
                .filter(period -> period.compareTo(every) >= 0)
                .findFirst()
                .orElse(WEEK);
    }

    /**
     * How many {@linkplain #period() periods} pass before every named source has had its first export; 0 if {@link
     * #first()} is zero.
     */
    int periodsUntilFirst() {
        return Math.toIntExact(first().plus(period()).minusNanos(1).dividedBy(period()));
    }

    /**
     * How long it takes until every named source has had its first export. Sources that take longer than an alarm can
     * wait do not count; zero if there are no others.
     */
    Duration first() {
        return expecting()
                .filter(schedule -> !MeasurementInput.watched(schedule).isEmpty())
                .map(schedule -> schedule.staleAfter(config.monitoring()))
                .filter(time -> time.compareTo(Freshness.LONGEST_WAIT) <= 0)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The schedules from which exports are expected; a disabled one starts none. */
    private Stream<Schedule> expecting() {
        return config.schedules().stream().filter(Schedule::enabled);
    }
}
