package io.lakelift.local.sim;

import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks that an execution that waits for a slot tries to start its export at intervals of at least 14 seconds, and
 * less often the longer it waits.
 */
final class WaitingIsCheap {
    private static final Duration CLOSEST = Duration.ofSeconds(14);

    /** How many gaps may be shorter: the last wait before a deadline is as short as it has to be. */
    private static final int CLOSER = 1;

    /** The most refused starts in the first hour; {@link #EACH_HOUR} more are allowed for each further one. */
    private static final int FIRST_HOUR = 45;

    private static final int EACH_HOUR = 12;

    private WaitingIsCheap() {}

    static void check(Observations observations, Consumer<String> finding) {
        Map<String, List<Instant>> refused = new HashMap<>();
        for (Observations.Invocation call : observations.invocations()) {
            if (!call.well()) {
                continue; // a call whose answer was lost is tried again at once
            }
            call.rds().stream()
                    .filter(made -> made.action().equals(FakeRds.START))
                    .filter(made -> made.outcome().equals(RdsError.EXPORT_TASK_LIMIT_REACHED.code()))
                    .forEach(made -> refused.computeIfAbsent(call.execution(), unknown -> new ArrayList<>())
                            .add(made.at()));
        }
        refused.forEach((execution, times) -> check(execution, times, finding));
    }

    private static void check(String execution, List<Instant> times, Consumer<String> finding) {
        List<Duration> gaps = Gaps.of(times).stream()
                .filter(gap -> gap.compareTo(CLOSEST) < 0)
                .toList();
        if (gaps.size() > CLOSER) {
            finding.accept("%s asked for a slot again after %s".formatted(execution, gaps));
        }
        long hours = Duration.between(times.getFirst(), times.getLast()).toHours();
        if (times.size() > FIRST_HOUR + EACH_HOUR * hours) {
            finding.accept("%s asked for a slot %d times in %d hours".formatted(execution, times.size(), hours));
        }
    }
}
