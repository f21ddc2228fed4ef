package io.lakelift.local.sim;

import java.util.function.Consumer;

/** Checks that no execution's history exceeds 20,000 events; at 25,000, Step Functions would end the execution. */
final class HistoryIsShort {
    private static final long MOST = 20_000;

    private HistoryIsShort() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.executions().stream()
                .filter(execution -> execution.historyEvents() > MOST)
                .forEach(execution -> finding.accept("%s has %d events in its history"
                        .formatted(execution.start().name(), execution.historyEvents())));
    }
}
