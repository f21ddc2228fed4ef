package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is not as it should be.
 *
 * @param message one sentence; it may hold text from outside, and is made harmless where it is shown
 * @param file the path of the one file that it is about; empty where it is about more
 */
public record Finding(FindingKind kind, String message, Optional<String> file) {
    public Finding {
        requireNonNull(kind, "kind is null");
        requireNonNull(message, "message is null");
    }

    /** About more than one file. */
    public static Finding of(FindingKind kind, String message) {
        return new Finding(kind, message, Optional.empty());
    }

    /** About one file. */
    public static Finding of(FindingKind kind, String message, String file) {
        return new Finding(kind, message, Optional.of(file));
    }
}
