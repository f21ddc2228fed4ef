package io.lakelift.tables.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something that a check noticed, which may or may not prove loss.
 *
 * @param message one sentence; it may contain text from outside, so whoever shows it must escape it
 * @param file the path of the file that it is about; empty if it is not about a single file
 */
public record Finding(FindingKind kind, String message, Optional<String> file) {
    public Finding {
        requireNonNull(kind, "kind is null");
        requireNonNull(message, "message is null");
    }

    /** A finding that is not about a single file. */
    public static Finding of(FindingKind kind, String message) {
        return new Finding(kind, message, Optional.empty());
    }

    /** A finding about one file. */
    public static Finding of(FindingKind kind, String message, String file) {
        return new Finding(kind, message, Optional.of(file));
    }
}
