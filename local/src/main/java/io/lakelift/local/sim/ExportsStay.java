package io.lakelift.local.sim;

import java.util.function.Consumer;

/**
 * Checks that functions write only below the deployment's own prefixes and delete only tables' metadata, never an
 * exported file.
 */
final class ExportsStay {
    private static final String OWN = "lakelift/lakelift/";
    private static final String TABLES = "lakelift-tables/" + NightPlayer.DATABASE + "/";

    private ExportsStay() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.written().keySet().stream()
                .filter(key -> !key.startsWith(OWN) && !(observations.registers() && key.startsWith(TABLES)))
                .forEach(key -> finding.accept("%s was written".formatted(key)));
        observations.deleted().stream()
                .filter(address -> !address.contains("/" + TABLES))
                .forEach(address -> finding.accept("%s was deleted".formatted(address)));
    }
}
