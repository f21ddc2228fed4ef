package io.lakelift.local.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** However often a start was tried again, wherever it broke: an execution has one export, or none. */
final class NeverTwice {
    private NeverTwice() {}

    static void check(Ledger ledger, Consumer<String> finding) {
        Map<String, Integer> starts = new HashMap<>();
        Collection<String> starters = ledger.starters.values();
        starters.forEach(starter -> starts.merge(starter, 1, Integer::sum));
        starts.forEach((starter, count) -> {
            if (count > 1) {
                finding.accept("%s started %d exports".formatted(starter, count));
            }
        });
    }
}
