package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks that an execution's answered polls are at least half a minute apart and not too many, and that its history
 * stays short.
 */
final class PollingIsCheap {
    private static final Duration CLOSEST = Duration.ofSeconds(29);

    /** How many gaps may be shorter: the last wait before a deadline is as short as it has to be. */
    private static final int CLOSER = 1;

    /**
     * The most polls in the first hour: near its end an export is polled every half minute, and less often if it stays
     * there.
     */
    private static final int FIRST_HOUR = 130;

    private static final int EACH_HOUR = 70;

    /** Seven events for a poll, five for each try that failed. */
    private static final int EVENTS_A_DAY = 6_000;

    private PollingIsCheap() {}

    static void check(Observations observations, Consumer<String> finding) {
        Map<String, List<Observations.Invocation>> polls = new HashMap<>();
        observations.invocations().stream()
                .filter(call -> call.function().equals("PollExport")
                        && call.well()
                        && call.error().isEmpty())
                .forEach(call -> polls.computeIfAbsent(call.execution(), unknown -> new ArrayList<>())
                        .add(call));
        polls.forEach((execution, calls) -> check(execution, calls, finding));
        observations.executions().forEach(execution -> history(execution, finding));
    }

    private static void check(String execution, List<Observations.Invocation> calls, Consumer<String> finding) {
        List<Instant> times = calls.stream().map(Observations.Invocation::at).toList();
        List<Duration> gaps = Gaps.of(times).stream()
                .filter(gap -> gap.compareTo(CLOSEST) < 0)
                .toList();
        if (gaps.size() > CLOSER) {
            finding.accept("%s polled its export again after %s".formatted(execution, gaps));
        }
        Instant first = calls.getFirst().at();
        long hours = Duration.between(first, calls.getLast().at()).toHours();
        if (calls.size() > FIRST_HOUR + EACH_HOUR * hours) {
            finding.accept("%s looked %d times in %d hours".formatted(execution, calls.size(), hours));
        }
    }

    private static void history(Execution execution, Consumer<String> finding) {
        Instant end = execution.stopTime().orElse(execution.start().startTime());
        long days = 1 + Duration.between(execution.start().startTime(), end).toDays();
        if (execution.historyEvents() > EVENTS_A_DAY * days) {
            finding.accept("%s made %d events in %d days"
                    .formatted(execution.start().name(), execution.historyEvents(), days));
        }
    }
}
