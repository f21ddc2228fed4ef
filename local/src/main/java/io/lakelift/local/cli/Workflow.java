package io.lakelift.local.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The state machines of the deployment; the input says which of them is meant. */
enum Workflow {
    EXPORT,
    SWEEP,
    FLEET;

    /** The machine that a file's input is for. */
    static Workflow of(Object input) {
        if (!(input instanceof Map<?, ?> map)) {
            return EXPORT;
        }
        if (Boolean.TRUE.equals(map.get("sweep"))) {
            return SWEEP;
        }
        return map.containsKey("sources") || map.containsKey("tags") ? FLEET : EXPORT;
    }

    /** The state machine's name in the account. */
    String machine() {
        return "lakelift-" + label();
    }

    Path file(Path home) {
        return home.resolve("statemachine").resolve(label() + ".asl.json");
    }

    /** What a definition holds in place of its ARN. */
    String placeholder() {
        return "${" + name().charAt(0) + label().substring(1) + "StateMachineArn}";
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
