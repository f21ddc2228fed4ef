package io.lakelift.config;

import io.lakelift.input.Fields;
import io.lakelift.input.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the section {@code monitoring}. */
final class MonitoringReader {
    /** The only periods that CloudWatch Logs allows, in days. */
    private static final List<Integer> LOG_DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final Duration SHORTEST_SWEEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_SWEEP = Duration.ofDays(1);
    /** The most that {@code staleAfter} may be. */
    static final Duration OLDEST = Duration.ofDays(400);

    private MonitoringReader() {}

    static Monitoring read(Fields fields) {
        Monitoring monitoring = new Monitoring(
                fields.value("sweepEvery")
                        .flatMap(value -> value.duration(
                                MonitoringReader::isSweep,
                                "give an ISO-8601 duration of whole minutes from PT5M to P1D, such as PT30M"))
                        .orElse(Duration.ofMinutes(30)),
                staleAfter(fields).orElse(Duration.ofHours(36)),
                fields.value("alarms").flatMap(Value::flag).orElse(true),
                fields.value("dashboard").flatMap(Value::flag).orElse(true),
                ConfigReader.text(fields, "runbook", Forms.RUNBOOK),
                fields.value("logsKeptFor")
                        .flatMap(value -> value.duration(
                                MonitoringReader::isLogTime,
                                "give a retention that CloudWatch Logs supports, P%sD, such as P90D"
                                        .formatted(LOG_DAYS.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining("D, P")))))
                        .orElse(Duration.ofDays(90)));
        fields.rejectUnread();
        return monitoring;
    }

    static Optional<Duration> staleAfter(Fields fields) {
        return fields.value("staleAfter")
                .flatMap(value -> value.duration(
                        age -> age.compareTo(Duration.ofHours(1)) >= 0 && age.compareTo(OLDEST) <= 0,
                        "give an ISO-8601 duration from PT1H to P400D, such as PT36H"));
    }

    /** EventBridge Scheduler counts in minutes; sweeping more often than every five would only cost money. */
    private static boolean isSweep(Duration every) {
        return every.compareTo(SHORTEST_SWEEP) >= 0
                && every.compareTo(LONGEST_SWEEP) <= 0
                && every.equals(Duration.ofMinutes(every.toMinutes()));
    }

    private static boolean isLogTime(Duration time) {
        return ConfigReader.isDays(time) && time.toDays() < 10_000 && LOG_DAYS.contains((int) time.toDays());
    }
}
