package io.lakelift.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How old the newest complete export of each source is. A source that the deployment's file names is always watched.
 * Any other source, such as one found by its tags, is no longer watched once that export is seven times as old as
 * allowed, because the source may be gone.
 *
 * @param ages the ages for all watched sources that have been exported, those that the file names first
 * @param overdue the watched sources whose newest complete export is older than allowed
 * @param never the sources that the file names without a known complete export, if their allowed age is at most
 *     {@link #LONGEST_WAIT}
 */
public record Freshness(List<Age> ages, List<String> overdue, List<String> never) {
    /**
     * A source whose allowed age is longer than this is never reported as unexported, because no alarm can wait so
     * long.
     */
    public static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final Comparator<Age> ORDER =
            Comparator.comparing((Age age) -> !age.named()).thenComparing(Age::source);

    /** At this many times its allowed age, a source is considered gone. */
    private static final int FORGOTTEN = 7;

    public Freshness {
        ages = List.copyOf(ages);
        overdue = List.copyOf(overdue);
        never = List.copyOf(never);
    }

    /**
     * The age of a source's newest complete export.
     *
     * @param source the ARN of an instance, a cluster or a file system
     * @param named whether the deployment's file names it
     */
    public record Age(String source, Duration age, boolean named) {}

    /**
     * What is expected of a source.
     *
     * @param source the source, as the file names it
     * @param staleAfter how old its newest complete export may become
     */
    public record Expected(ExportSource source, Duration staleAfter) {}

    /**
     * Computes the freshness of all watched sources.
     *
     * @param complete complete exports; those that other deployments started are ignored
     * @param expected what is expected of the sources that the file names; of two for the same source, the longer
     *     applies
     * @param usual how old the newest complete export of any other source may become
     * @param now the time at which the ages are measured
     */
    public static Freshness of(
            Deployment deployment, List<ExportTask> complete, List<Expected> expected, Duration usual, Instant now) {
        Map<String, Duration> allowed = expected.stream()
                .filter(each -> RecurringSource.recurs(each.source()))
                .collect(Collectors.toMap(
                        each -> RecurringSource.key(each.source()),
                        Expected::staleAfter,
                        (one, other) -> one.compareTo(other) > 0 ? one : other,
                        TreeMap::new));
        Map<String, Instant> newest = newest(deployment, complete, allowed.keySet());
        List<Age> ages = new ArrayList<>();
        List<String> overdue = new ArrayList<>();
        newest.forEach((source, end) -> {
            boolean named = allowed.containsKey(source);
            Duration age = Duration.between(end, now);
            Duration most = allowed.getOrDefault(source, usual);
            if (named || age.compareTo(most.multipliedBy(FORGOTTEN)) < 0) {
                ages.add(new Age(source, age.isNegative() ? Duration.ZERO : age, named));
                if (age.compareTo(most) > 0) {
                    overdue.add(source);
                }
            }
        });
        ages.sort(ORDER);
        List<String> never = allowed.entrySet().stream()
                .filter(each -> !newest.containsKey(each.getKey()))
                .filter(each -> each.getValue().compareTo(LONGEST_WAIT) <= 0)
                .map(Map.Entry::getKey)
                .toList();
        return new Freshness(ages, overdue, never);
    }

    /** The freshness of the sources of both. */
    public Freshness and(Freshness other) {
        return new Freshness(
                Stream.concat(ages.stream(), other.ages.stream()).sorted(ORDER).toList(),
                Stream.concat(overdue.stream(), other.overdue.stream()).sorted().toList(),
                Stream.concat(never.stream(), other.never.stream()).sorted().toList());
    }

    /** Whether a source is exported every night; a snapshot is exported once. */
    public static boolean isWatched(ExportSource source) {
        return RecurringSource.recurs(source);
    }

    private static Map<String, Instant> newest(Deployment deployment, List<ExportTask> complete, Set<String> expected) {
        Map<String, Instant> newest = new TreeMap<>();
        for (ExportTask task : complete) {
            if (Ownership.isOf(task, deployment) && task.taskEndTime().isPresent()) {
                for (String source : sources(deployment, task, expected)) {
                    newest.merge(source, task.taskEndTime().get(), (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
        return newest;
    }

    /** An export with a shortened name may be of any source that has such a name. */
    private static List<String> sources(Deployment deployment, ExportTask task, Set<String> expected) {
        Optional<String> shortened = RecurringSource.shortened(task, deployment);
        if (shortened.isEmpty()) {
            return RecurringSource.of(task, deployment).stream().toList();
        }
        List<String> possible = expected.stream()
                .filter(source -> RecurringSource.isCounted(task, source, deployment))
                .toList();
        return possible.isEmpty() ? List.of(shortened.get()) : possible;
    }
}
