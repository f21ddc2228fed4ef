package io.lakelift.fakes.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task's state at one moment.
 *
 * @param reached the phase that the progress belongs to; after a cancel, the phase in which the task was cancelled
 * @param progressAt the time at which the progress was reached: now, or when the task was cancelled, finished its work
 *     or ended
 * @param began when the work began; empty before that
 * @param ended when the task ended; empty before that
 */
public record TaskMoment(
        Phase phase, Phase reached, Instant progressAt, Optional<Instant> began, Optional<Instant> ended) {

    /** The phases of a task, for which each service has its own names. */
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
