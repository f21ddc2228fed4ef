package io.lakelift.local.cli;

import java.util.Map;

/** The colour of a line on a terminal. Success has none, so that only what needs attention stands out. */
enum Tone {
    PLAIN(""),
    WARNING("\u001b[33m"),
    FAILURE("\u001b[31m");

    static final String RESET = "\u001b[0m";

    private final String sequence;

    Tone(String sequence) {
        this.sequence = sequence;
    }

    String sequence() {
        return sequence;
    }

    /** The tone of an outcome, or of a status that a service or Step Functions reports. */
    static Tone of(String status) {
        return switch (status) {
            case "FAILED", "REFUSED", "NOT_STARTED", "INCOMPLETE", "UNKNOWN", "TIMED_OUT", "ABORTED" -> FAILURE;
            case "COMPLETE_WITH_WARNINGS", "CANCELING", "CANCELED", "CANCELLING" -> WARNING;
            default -> PLAIN;
        };
    }

    /** Whether to use colours: only on a terminal that has them, and not if NO_COLOR is set (https://no-color.org). */
    static boolean wanted(boolean terminal, Map<String, String> environment) {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
