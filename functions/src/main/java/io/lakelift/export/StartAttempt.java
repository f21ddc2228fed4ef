package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What attempts to start an execution's export have left.
 *
 * @param waitingFor what the service said last when it had no room; empty where it was not asked
 * @param uncertainSince when one of them last may have started an export that is not shown yet: its answer was lost, and
 *     a list does not show it at once. Until it must have been shown, nothing is concluded from a refusal or from not
 *     finding it
 */
public record StartAttempt(Optional<String> waitingFor, Optional<Instant> uncertainSince) {
    /** There was none. */
    public static final StartAttempt NONE = new StartAttempt(Optional.empty(), Optional.empty());

    public StartAttempt {
        requireNonNull(waitingFor, "waitingFor is null");
        requireNonNull(uncertainSince, "uncertainSince is null");
    }
}
