package io.lakelift.config;

import io.lakelift.export.Home;
import io.lakelift.input.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fleet that EventBridge Scheduler starts at certain times.
 *
 * @param name the name of the schedule and of its fleet; unique in the file
 * @param cron the six fields of EventBridge Scheduler: minute, hour, day of month, month, day of week, year
 * @param timeZone the IANA name of cron's time zone
 * @param flexibleWindow how long after a scheduled time the fleet may start; empty to start it at that time
 * @param enabled whether EventBridge Scheduler starts the fleet
 * @param sources the sources that the schedule names; empty if it selects by tags only
 * @param tags the tags that select more sources, which must have all of them; empty to export only the named sources
 * @param parameters the parameters of each export; a source's own parameters override them
 * @param staleAfter how old the newest complete export of a named source may become before it is reported; empty to use
 *     the deployment's setting
 */
public record Schedule(
        String name,
        String cron,
        String timeZone,
        Optional<Duration> flexibleWindow,
        boolean enabled,
        List<ScheduledSource> sources,
        Map<String, String> tags,
        Parameters parameters,
        Optional<Duration> staleAfter) {
    public Schedule {
        sources = List.copyOf(sources);
        // In the file's order: they become part of a string, and Map.copyOf's order differs in each process.
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /**
     * The times after {@code moment} at which it starts, in order and in its time zone; none if all times of its cron
     * are in the past.
     */
    public Stream<ZonedDateTime> startsAfter(Instant moment) {
        return new CronTimes(cron).after(moment, ZoneId.of(timeZone));
    }

    /** How old the newest complete export of a source that it names may become. */
    public Duration staleAfter(Monitoring monitoring) {
        return staleAfter.orElse(monitoring.staleAfter());
    }

    /** As the deployment creates it: named after the deployment, and in the deployment's group. */
    public String arn(Home home, String deployment) {
        return "arn:%s:scheduler:%s:%s:schedule/%4$s/%4$s-%5$s"
                .formatted(home.partition(), home.region(), home.account(), deployment, name);
    }

    /**
     * The input of the fleet that it starts, as statemachine/fleet.asl.json reads it.
     *
     * @param arn the schedule's ARN
     * @param time the time for which the start is scheduled, in ISO-8601
     */
    public Map<String, Object> asInput(String arn, String time) {
        // Not Map.of, whose order differs in each process: the input is a string, which is deployed again when it
        // has changed.
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("fleet", name);
        if (!sources.isEmpty()) {
            input.put("sources", sources.stream().map(ScheduledSource::asInput).toList());
        }
        if (!tags.isEmpty()) {
            input.put("tags", tags);
        }
        input.putAll(parameters.asInput());
        Map<String, Object> night = new LinkedHashMap<>();
        night.put("scheduleArn", arn);
        night.put("scheduledTime", time);
        night.put("timeZone", timeZone);
        input.put("schedule", night);
        return input;
    }
}
