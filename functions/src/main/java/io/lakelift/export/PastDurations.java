package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long the deployment's earlier exports took, as far as the service still lists them. The lists are read at most
 * once an hour, and kept in the function's memory in between. Only the waits depend on them, so a duration that is
 * missing or wrong costs some polls and nothing else.
 */
public interface PastDurations {
    /** For a deployment that learns nothing: every export is the first. */
    PastDurations NONE = (task, now) -> Optional.empty();

    /** How long exports like this one took; empty if none is known. Never throws. */
    Optional<UsualDuration> of(ExportTask task, Instant now);

    /** What the services list of this deployment's exports; those of others say nothing about it. */
    static PastDurations listed(Deployment deployment, Services services) {
        return new Listed(deployment, services);
    }

    /** Keeps the services' lists. It is synchronized, because several executions may share it on a laptop. */
    final class Listed implements PastDurations {
        /** How many nights: a few show the spread of a source, and last month's size is not tonight's. */
        private static final int NIGHTS = 3;

        private static final Duration KEPT = Duration.ofHours(1);

        /** A poll has 30 seconds: ten for its own call, these, and ten for a page requested at their end. */
        private static final Duration LISTED_FOR = Duration.ofSeconds(5);

        private final Deployment deployment;
        private final Services services;
        private final Map<Service, Read> lists = new EnumMap<>(Service.class);

        Listed(Deployment deployment, Services services) {
            this.deployment = requireNonNull(deployment, "deployment is null");
            this.services = requireNonNull(services, "services is null");
        }

        private record Read(Instant at, Map<Parts, UsualDuration> durations) {}

        /** What identifies exports of the same data on different nights. */
        private record Parts(String source, Set<String> exportOnly, Set<String> paths) {}

        @Override
        public synchronized Optional<UsualDuration> of(ExportTask task, Instant now) {
            Service service = task.ref().service();
            Read list = lists.get(service);
            if (list == null || !now.isBefore(list.at.plus(KEPT))) {
                list = new Read(now, read(service));
                lists.put(service, list);
            }
            return Optional.ofNullable(list.durations.get(parts(task)));
        }

        /**
         * A list that cannot be read is requested again in an hour: the caller has seen its export, and must not fail.
         */
        private Map<Parts, UsualDuration> read(Service service) {
            try {
                return durations(services.of(service).complete(LISTED_FOR));
            } catch (ExportException e) {
                return Map.of();
            }
        }

        private Map<Parts, UsualDuration> durations(List<ExportTask> complete) {
            Map<Parts, UsualDuration> durations = new HashMap<>();
            Map<Parts, Integer> counts = new HashMap<>();
            complete.stream()
                    .filter(task -> Ownership.isOf(task, deployment))
                    .sorted(Comparator.comparing(
                                    (ExportTask task) -> task.taskEndTime().orElse(Instant.MIN))
                            .reversed())
                    .forEach(task -> took(task)
                            .filter(took -> counts.merge(parts(task), 1, Integer::sum) <= NIGHTS)
                            .ifPresent(took -> durations.merge(
                                    parts(task), new UsualDuration(took, took), (all, one) -> all.and(took))));
            return durations;
        }

        private static Optional<Duration> took(ExportTask task) {
            return task.taskStartTime()
                    .flatMap(start -> task.taskEndTime().map(end -> Duration.between(start, end)))
                    .filter(Duration::isPositive);
        }

        private Parts parts(ExportTask task) {
            return new Parts(
                    RecurringSource.counted(task, deployment), Set.copyOf(task.exportOnly()), Set.copyOf(task.paths()));
        }
    }
}
