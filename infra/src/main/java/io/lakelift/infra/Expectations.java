package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.config.ScheduledSource;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How recent the exports of the sources named in the file must be, for the function MeasureFreshness and for the
 * alarms.
 */
record Expectations(Config config) {
    private static final Duration WEEK = Duration.ofDays(7);

    /** The schedule's input for the function MeasureFreshness. */
    Map<String, Object> input() {
        List<Map<String, String>> sources = new ArrayList<>();
        expecting()
                .forEach(schedule -> named(schedule).forEach(arn -> {
                    Map<String, String> source = new LinkedHashMap<>();
                    source.put("sourceArn", arn);
                    source.put("staleAfter", staleAfter(schedule).toString());
                    sources.add(source);
                }));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("staleAfter", config.monitoring().staleAfter().toString());
        if (!sources.isEmpty()) {
            input.put("sources", sources);
        }
        if (config.verify().lossFails()) {
            input.put("lossFails", true);
        }
        return input;
    }

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
                .filter(schedule -> !named(schedule).isEmpty())
                .map(this::staleAfter)
                .filter(time -> time.compareTo(Freshness.LONGEST_WAIT) <= 0)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The schedules from which exports are expected; a disabled one starts none. */
    private Stream<Schedule> expecting() {
        return config.schedules().stream().filter(Schedule::enabled);
    }

    private Duration staleAfter(Schedule schedule) {
        return schedule.staleAfter().orElse(config.monitoring().staleAfter());
    }

    private static List<String> named(Schedule schedule) {
        return schedule.sources().stream()
                .map(ScheduledSource::sourceArn)
                .filter(arn -> Freshness.isWatched(ExportSource.parse(arn)))
                .toList();
    }
}
