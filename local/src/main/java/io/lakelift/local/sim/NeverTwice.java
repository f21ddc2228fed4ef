package io.lakelift.local.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks that an execution starts at most one export, however often the start was retried. A night's fleet must export
 * each source at most once, even if EventBridge Scheduler starts the fleet twice.
 */
final class NeverTwice {
    private NeverTwice() {}

    static void check(Observations observations, Consumer<String> finding) {
        Map<String, Integer> starts = new HashMap<>();
        Collection<String> starters = observations.starters().values();
        starters.forEach(starter -> starts.merge(starter, 1, Integer::sum));
        byFleets(observations, finding);
        starts.forEach((starter, count) -> {
            if (count > 1) {
                finding.accept("%s started %d exports".formatted(starter, count));
            }
        });
    }

    /** A night has one schedule, so its fleets' exports of a source are those that the fleets' executions started. */
    private static void byFleets(Observations observations, Consumer<String> finding) {
        Map<String, Integer> bySource = new HashMap<>();
        observations.starters().forEach((id, starter) -> {
            if (starter.contains(":execution:lakelift-export:fleet-")) {
                bySource.merge(observations.exports().get(id).sourceArn(), 1, Integer::sum);
            }
        });
        bySource.forEach((source, count) -> {
            if (count > 1) {
                finding.accept("the fleet started %d exports of %s in one night".formatted(count, source));
            }
        });
    }
}
