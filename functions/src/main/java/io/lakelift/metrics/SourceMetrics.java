package io.lakelift.metrics;

import io.lakelift.export.Freshness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how fresh the exports of a deployment's sources are. The sweep does this regularly, so that missing exports
 * are noticed too.
 */
public final class SourceMetrics {
    /** CloudWatch charges for each source; those beyond are still counted in the sums. */
    private static final int MOST_SOURCES = 100;

    private SourceMetrics() {}

    /** Writes the sums, and the ages of the first hundred sources: those that the file names, then the others. */
    public static void write(Freshness freshness, Instant now, MetricLog log) {
        Map<Metric, Double> sums = new LinkedHashMap<>();
        sums.put(Metric.WATCHED_SOURCES, (double)
                (freshness.ages().size() + freshness.never().size()));
        sums.put(Metric.OVERDUE_SOURCES, (double) freshness.overdue().size());
        sums.put(Metric.UNEXPORTED_SOURCES, (double) freshness.never().size());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("overdue", joined(freshness.overdue()));
        details.put("unexported", joined(freshness.never()));
        log.write(now, Map.of(), sums, details);
        ages(freshness, now, log);
    }

    /**
     * Writes the same for one service if the other could not be read. Then a sum is a lower bound, so it is written
     * only if it is positive: a zero could clear an alarm.
     */
    public static void writePart(Freshness freshness, Instant now, MetricLog log) {
        sum(Metric.OVERDUE_SOURCES, "overdue", freshness.overdue(), now, log);
        sum(Metric.UNEXPORTED_SOURCES, "unexported", freshness.never(), now, log);
        ages(freshness, now, log);
    }

    private static void sum(Metric metric, String name, List<String> sources, Instant now, MetricLog log) {
        if (!sources.isEmpty()) {
            log.write(now, Map.of(), Map.of(metric, (double) sources.size()), Map.of(name, joined(sources)));
        }
    }

    private static void ages(Freshness freshness, Instant now, MetricLog log) {
        freshness.ages().stream()
                .limit(MOST_SOURCES)
                .forEach(age -> log.write(
                        now,
                        Map.of("Source", age.source()),
                        Map.of(Metric.NEWEST_EXPORT_AGE, (double) age.age().toSeconds()),
                        Map.of()));
    }

    private static String joined(List<String> sources) {
        return String.join(" ", sources);
    }
}
