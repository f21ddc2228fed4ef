package io.lakelift.local.sim;

import java.util.function.Consumer;

/** Functions write below one prefix of the deployment's own, and never where exports lie. */
final class ExportsStay {
    private static final String OWN = "lakelift/lakelift/";

    private ExportsStay() {}

    static void check(Ledger ledger, Consumer<String> finding) {
        ledger.written.keySet().stream()
                .filter(key -> !key.startsWith(OWN))
                .forEach(key -> finding.accept("%s was written".formatted(key)));
    }
}
