package io.lakelift.fakes.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task's state at one moment.
 *
 * @param reached the phase that its progress belongs to; for a cancelled task, the phase in which it was cancelled
 * @param progressAt the instant whose progress it shows: now, or when it was cancelled, finished its work or failed
 * @param began empty until its work has begun
 * @param ended empty until it has ended
 */
public record TaskMoment(
        Phase phase, Phase reached, Instant progressAt, Optional<Instant> began, Optional<Instant> ended) {

    /** The phases of a task, which each service gives names of its own. */
    public enum Phase {
        PREPARING,
        RUNNING,
        VERIFYING,
        DONE,
        FAILED,
        CANCELING,
        CANCELED;

        public boolean ended() {
            return this == DONE || this == FAILED || this == CANCELED;
        }
    }
}
