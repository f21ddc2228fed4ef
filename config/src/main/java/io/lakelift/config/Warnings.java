package io.lakelift.config;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds settings that can be deployed but are probably not intended. Each warning also says what to do. */
public final class Warnings {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration SOON = Duration.ofDays(400);
    /** A week and a day, so that each pair of starts of a weekly schedule and another one lies within it as a whole. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(8);

    private static final Duration LONGEST_LOOK = Duration.ofDays(3650);
    private static final Duration NIGHT = Duration.ofHours(4);

    /** Long enough for two starts of a yearly schedule. */
    private static final Duration TWO_YEARS = Duration.ofDays(800);

    /** So many starts include the longest gap of any usual schedule, also of one that starts every minute of a week. */
    private static final int ENOUGH_STARTS = 20_000;

    /** For an export to end after the next start; as much as the usual {@code staleAfter} leaves to a daily one. */
    private static final Duration TIME_TO_EXPORT = Duration.ofHours(12);

    /** What RDS runs at once in an account and Region, unless AWS has allowed more. */
    private static final int QUOTA = 5;

    private final Config config;
    private final Instant now;

    private Warnings(Config config, Instant now) {
        this.config = config;
        this.now = now;
    }

    /** @param now the time from which the schedules' next starts are computed */
    public static List<String> of(Config config, Instant now) {
        return new Warnings(config, now).all();
    }

    /** The warnings about one schedule's times, without the rest of the file. */
    public static List<String> of(Schedule schedule, Instant now) {
        List<String> warnings = new ArrayList<>();
        skipped(schedule, now).ifPresent(warnings::add);
        if (schedule.startsAfter(now).findAny().isEmpty()) {
            warnings.add(
                    "Schedule %s never starts again, as all times of its cron have passed: give it a later year, or *."
                            .formatted(schedule.name()));
        }
        return warnings;
    }

    /** The warnings about schedules that start so rarely that their sources are reported as overdue in between. */
    public static List<String> ofFreshness(Config config, Instant now) {
        return new Warnings(config, now).overdue();
    }

    private List<String> all() {
        List<String> warnings = new ArrayList<>();
        List<Schedule> enabled =
                config.schedules().stream().filter(Schedule::enabled).toList();
        enabled.forEach(schedule -> warnings.addAll(of(schedule, now)));
        enabled.forEach(schedule -> outlived(schedule).ifPresent(warnings::add));
        warnings.addAll(overdue());
        topicOfAnotherAccount().ifPresent(warnings::add);
        for (int i = 0; i < enabled.size(); i++) {
            for (Schedule other : enabled.subList(i + 1, enabled.size())) {
                overlap(enabled.get(i), other).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** The deployment's account is that of the sources; without a named source it is not known. */
    private Optional<String> topicOfAnotherAccount() {
        if (config.notices().topicArn().isEmpty()
                || config.notices().subscriptions().isEmpty()) {
            return Optional.empty();
        }
        String topic = config.notices().topicArn().get();
        String owner = Arn.parse("topicArn", topic).account();
        return config.schedules().stream()
                .flatMap(schedule -> schedule.sources().stream())
                .map(source -> ExportSource.parse(source.sourceArn()).arn().account())
                .filter(account -> !account.equals(owner))
                .findFirst()
                .map(account ->
                        "notices.topicArn belongs to account %s: its policy must allow %s sns:Subscribe and sns:ListSubscriptionsByTopic, or the subscriptions cannot be created."
                                .formatted(owner, account));
    }

    private static Optional<String> skipped(Schedule schedule, Instant now) {
        ZoneId zone = ZoneId.of(schedule.timeZone());
        Optional<LocalDateTime> next = new CronTimes(schedule.cron())
                .skipped(now, now.plus(SOON), zone)
                .findFirst();
        return next.map(time ->
                "Schedule %s does not start on %s: clocks in %s go forward over %s then, and EventBridge Scheduler skips a time that does not exist. Choose another time, or UTC."
                        .formatted(schedule.name(), time.toLocalDate(), zone, TIME.format(time)));
    }

    /**
     * Warns if exports are deleted before a table has as many nights as it keeps: the bucket counts days, and a
     * schedule may start exports less often than every day.
     */
    private Optional<String> outlived(Schedule schedule) {
        if (config.tables().isEmpty() || config.storage().exportsKeptFor().isEmpty()) {
            return Optional.empty();
        }
        int nights = config.tables().get().keepNights();
        Duration kept = config.storage().exportsKeptFor().get();
        List<Instant> starts = schedule.startsAfter(now)
                .limit(nights + 1L)
                .map(ZonedDateTime::toInstant)
                .takeWhile(time -> time.isBefore(now.plus(LONGEST_LOOK)))
                .toList();
        if (starts.size() < 2) {
            return Optional.empty();
        }
        Duration needed = Duration.between(starts.getFirst(), starts.getLast());
        return needed.compareTo(kept) <= 0
                ? Optional.empty()
                : Optional.of(
                        "Tables keep %d nights, which on schedule %s is %d days, and storage.exportsKeptFor deletes exports after %d: older nights cannot be read then. Lower tables.keepNights, or keep exports for longer."
                                .formatted(nights, schedule.name(), needed.toDays(), kept.toDays()));
    }

    /**
     * Sources that the same schedules name, or that have the tags of several, are exported at each start of all of them.
     * What else may export a source that is named, a rule or a schedule by tags, makes it doubtful that it is overdue;
     * then there is no warning.
     */
    private List<String> overdue() {
        if (!config.monitoring().alarms()) {
            return List.of();
        }
        Map<String, List<Schedule>> naming = new LinkedHashMap<>();
        List<Schedule> byTags = new ArrayList<>();
        for (Schedule schedule : config.schedules()) {
            if (schedule.enabled()) {
                MeasurementInput.watched(schedule).stream()
                        .filter(arn -> !config.onSnapshotCreated().contains(arn))
                        .forEach(arn -> naming.computeIfAbsent(arn, none -> new ArrayList<>())
                                .add(schedule));
                if (!schedule.tags().isEmpty()) {
                    byTags.add(schedule);
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        naming.values().stream().distinct().forEach(together -> {
            Duration allowed = together.stream()
                    .map(each -> each.staleAfter(config.monitoring()))
                    .max(Duration::compareTo)
                    .orElseThrow();
            if (byTags.stream().noneMatch(other -> isOftenEnough(other, allowed))) {
                overdue(
                                together,
                                allowed,
                                together.size() == 1 ? "the schedule's staleAfter" : "staleAfter of one of them")
                        .ifPresent(warnings::add);
            }
        });
        byTags.stream()
                .map(Schedule::tags)
                .distinct()
                .map(tags -> byTags.stream()
                        .filter(other ->
                                tags.entrySet().containsAll(other.tags().entrySet()))
                        .toList())
                .distinct()
                .forEach(together -> overdue(
                                together,
                                config.monitoring().staleAfter(),
                                "monitoring.staleAfter, as it is for sources found by tags,")
                        .ifPresent(warnings::add));
        return warnings;
    }

    private boolean isOftenEnough(Schedule schedule, Duration allowed) {
        return longestGap(List.of(schedule))
                .filter(gap -> gap.compareTo(allowed) < 0)
                .isPresent();
    }

    /** @param key what to set to a longer time */
    private Optional<String> overdue(List<Schedule> together, Duration allowed, String key) {
        String names = together.stream().map(Schedule::name).collect(Collectors.joining(" and "));
        return longestGap(together)
                .filter(gap -> gap.compareTo(allowed) >= 0)
                .map(gap ->
                        "Up to %s lie between two starts of %s, and %s-sources-overdue goes off when a source's newest export is older than %s: set %s to P%dD."
                                .formatted(
                                        gap.toHours() < 48 ? gap.toHours() + " hours" : gap.toDays() + " days",
                                        (together.size() == 1 ? "schedule " : "schedules ") + names,
                                        config.name(),
                                        allowed,
                                        key,
                                        gap.plus(TIME_TO_EXPORT)
                                                .plusDays(1)
                                                .minusNanos(1)
                                                .toDays()));
    }

    /**
     * The longest time between two starts of any of the schedules. A start that is skipped when clocks go forward
     * counts as one, because there is a warning of its own about it. Empty if they start at most once, or so rarely
     * that no {@code staleAfter} is long enough.
     */
    private Optional<Duration> longestGap(List<Schedule> together) {
        TreeSet<Instant> starts = new TreeSet<>();
        Instant until = now.plus(TWO_YEARS);
        Duration window = Duration.ZERO;
        for (Schedule schedule : together) {
            List<Instant> own = starts(schedule);
            starts.addAll(own);
            if (own.size() == ENOUGH_STARTS && own.getLast().isBefore(until)) {
                until = own.getLast();
            }
            Duration late = schedule.flexibleWindow().orElse(Duration.ZERO);
            window = late.compareTo(window) > 0 ? late : window;
        }
        Duration longest = Duration.ZERO;
        Instant before = null;
        for (Instant start : starts.headSet(until, true)) {
            if (before != null && Duration.between(before, start).compareTo(longest) > 0) {
                longest = Duration.between(before, start);
            }
            before = start;
        }
        return longest.isZero() || longest.plus(window).plus(TIME_TO_EXPORT).compareTo(MonitoringReader.OLDEST) > 0
                ? Optional.empty()
                : Optional.of(longest.plus(window));
    }

    private List<Instant> starts(Schedule schedule) {
        return new CronTimes(schedule.cron())
                .meant(now, ZoneId.of(schedule.timeZone()))
                .takeWhile(time -> time.isBefore(now.plus(TWO_YEARS)))
                .limit(ENOUGH_STARTS)
                .toList();
    }

    private Optional<String> overlap(Schedule one, Schedule other) {
        int first = wanted(one);
        int second = wanted(other);
        if (first == 0 || second == 0 || first + second <= QUOTA) {
            return Optional.empty();
        }
        List<Instant> starts = nextStarts(one);
        return nextStarts(other).stream()
                .filter(time -> starts.stream()
                        .anyMatch(start -> Duration.between(start, time).abs().compareTo(NIGHT) < 0))
                .findFirst()
                .map(time ->
                        "Schedules %s and %s start less than four hours apart, next at %s: if both are running then, they ask for %d exports at once, of which RDS runs %d in an account and Region, and each takes longer. Start one of them later, or lower exports.concurrency; if AWS has given you more, that is fine."
                                .formatted(one.name(), other.name(), time, first + second, QUOTA));
    }

    /**
     * How many exports of RDS a schedule runs at once: file systems take no slot, and what has the tags is not known.
     */
    private int wanted(Schedule schedule) {
        int most = config.exports().concurrency();
        if (!schedule.tags().isEmpty()) {
            return most;
        }
        long databases = schedule.sources().stream()
                .filter(each -> ExportSource.parse(each.sourceArn()).service() == Service.RDS)
                .count();
        return (int) Math.min(most, databases);
    }

    private List<Instant> nextStarts(Schedule schedule) {
        return schedule.startsAfter(now)
                .map(ZonedDateTime::toInstant)
                .takeWhile(time -> time.isBefore(now.plus(LOOK_AHEAD)))
                .toList();
    }
}
