package io.lakelift.config;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The input of the function MeasureFreshness: how old the newest export of each source in the file may become. */
public final class MeasurementInput {
    private MeasurementInput() {}

    /** The input, in which each source is listed once: EventBridge Scheduler limits its size. */
    public static Map<String, Object> of(Config config) {
        List<Map<String, String>> sources = new ArrayList<>();
        staleAfter(config).forEach((arn, staleAfter) -> {
            Map<String, String> source = new LinkedHashMap<>();
            source.put("sourceArn", arn);
            source.put("staleAfter", staleAfter.toString());
            sources.add(source);
        });
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
     * How old the newest export of each source may become, by ARN: the longest time of all schedules that name it. A
     * disabled schedule starts none.
     */
    private static Map<String, Duration> staleAfter(Config config) {
        Map<String, Duration> longest = new LinkedHashMap<>();
        config.schedules().stream()
                .filter(Schedule::enabled)
                .forEach(schedule -> watched(schedule)
                        .forEach(arn -> longest.merge(
                                arn,
                                schedule.staleAfter(config.monitoring()),
                                (one, other) -> one.compareTo(other) > 0 ? one : other)));
        return longest;
    }

    /** The ARNs of the named sources whose newest export is measured: a snapshot is exported once. */
    public static List<String> watched(Schedule schedule) {
        return schedule.sources().stream()
                .map(ScheduledSource::sourceArn)
                .filter(arn -> Freshness.isWatched(ExportSource.parse(arn)))
                .toList();
    }
}
