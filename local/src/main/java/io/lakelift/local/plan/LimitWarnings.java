package io.lakelift.local.plan;

import io.lakelift.export.Arn;
import io.lakelift.export.DailyLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Warns if a plan exceeds what the deployment's file allows in a day, so that exports would be refused. */
final class LimitWarnings {
    /** For the limits, a day begins at noon. */
    private static final Duration NOON = Duration.ofHours(12);

    private LimitWarnings() {}

    /**
     * One sentence for each limit that is exceeded, about the first day on which it is.
     */
    static List<String> of(DailyLimits limits, Timetable timetable) {
        Map<LocalDate, List<ExportForecast>> days = timetable.exports().stream()
                .filter(each -> each.start().isPresent())
                .collect(Collectors.groupingBy(each -> day(each, limits), TreeMap::new, Collectors.toList()));
        List<String> warnings = new ArrayList<>();
        limits.gbPerNight()
                .ifPresent(most -> days.entrySet().stream()
                        .filter(day -> gb(day.getValue()) > most)
                        .findFirst()
                        .ifPresent(day -> warnings.add(
                                "From noon on %s, exports of %,d GB start, and limits.gbPerNight is %,d: if RDS extracts that much, the last ones are refused."
                                        .formatted(day.getKey(), gb(day.getValue()), most))));
        limits.exportsPerSourceAndDay()
                .ifPresent(most -> days.entrySet().stream()
                        .flatMap(day -> often(day.getValue(), most).stream()
                                .map(source ->
                                        "From noon on %s, %s is exported more often than limits.exportsPerSourceAndDay, %d, allows: the last ones are refused."
                                                .formatted(day.getKey(), source, most)))
                        .findFirst()
                        .ifPresent(warnings::add));
        return warnings;
    }

    private static LocalDate day(ExportForecast each, DailyLimits limits) {
        return LocalDate.ofInstant(each.start().orElseThrow().minus(NOON), limits.timeZone());
    }

    private static long gb(List<ExportForecast> exports) {
        return exports.stream()
                .flatMap(each -> each.export().sizeGb().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static Optional<String> often(List<ExportForecast> exports, int most) {
        Map<Arn, Long> counts = exports.stream()
                .map(each -> each.export().source())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > most)
                .map(each -> each.getKey().resource())
                .sorted()
                .findFirst();
    }
}
