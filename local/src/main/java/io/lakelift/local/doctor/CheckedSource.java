package io.lakelift.local.doctor;

import static io.lakelift.input.ExportParameter.INCLUDE_MANUAL;
import static io.lakelift.input.ExportParameter.LATEST_SNAPSHOT;
import static io.lakelift.input.ExportParameter.MAX_SNAPSHOT_AGE;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.config.ScheduledSource;
import io.lakelift.export.ExportSource;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.input.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A source that the file names, or that carries a schedule's tags.
 *
 * @param choice which of its snapshots may be exported
 * @param starts when each enabled schedule that exports it starts next
 */
record CheckedSource(ExportSource source, SnapshotChoice choice, List<ZonedDateTime> starts) {
    CheckedSource {
        starts = List.copyOf(starts);
    }

    /**
     * The sources that the file names, each once: those of all schedules, and the instances and clusters under
     * {@code onSnapshotCreated}.
     */
    static Collection<CheckedSource> ofFile(Config config, Instant now) {
        Map<String, CheckedSource> found = new LinkedHashMap<>();
        for (Schedule schedule : config.schedules()) {
            schedule.sources().forEach(each -> {
                CheckedSource made = of(each, schedule, config, now);
                found.merge(made.source() + "", made, CheckedSource::and);
            });
        }
        for (String arn : config.onSnapshotCreated()) {
            ExportSource source = ExportSource.parse(arn);
            if (source instanceof ExportSource.Db || source instanceof ExportSource.Cluster) {
                ExportSource latest = latest(source, true);
                found.putIfAbsent(
                        latest + "",
                        new CheckedSource(
                                latest, new SnapshotChoice(config.exports().maxSnapshotAge(), false), List.of()));
            }
        }
        return found.values();
    }

    private static CheckedSource of(ScheduledSource source, Schedule schedule, Config config, Instant now) {
        return of(
                ExportSource.parse(source.sourceArn()),
                source.parameters().over(schedule.parameters()),
                schedule,
                config,
                now);
    }

    /** A source that carries a schedule's tags. */
    static CheckedSource tagged(ExportSource source, Schedule schedule, Config config, Instant now) {
        return of(source, schedule.parameters(), schedule, config, now);
    }

    private static CheckedSource of(
            ExportSource source, Parameters parameters, Schedule schedule, Config config, Instant now) {
        Duration age =
                parameters.duration(MAX_SNAPSHOT_AGE).orElse(config.exports().maxSnapshotAge());
        return new CheckedSource(
                latest(source, parameters.flag(LATEST_SNAPSHOT).orElse(false)),
                new SnapshotChoice(age, parameters.flag(INCLUDE_MANUAL).orElse(false)),
                schedule.enabled() ? schedule.startsAfter(now).limit(1).toList() : List.of());
    }

    /** This source with the starts of another schedule that exports it too. */
    CheckedSource and(CheckedSource same) {
        return new CheckedSource(
                source,
                choice,
                Stream.concat(starts.stream(), same.starts.stream()).toList());
    }

    private static ExportSource latest(ExportSource source, boolean latest) {
        return source instanceof ExportSource.Cluster && latest ? new ExportSource.ClusterLatest(source.arn()) : source;
    }

    /** The name of its check in the report. */
    String name() {
        return "source " + source.arn().resource();
    }
}
