package io.lakelift.fakes.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task's state at one moment of its course.
 *
 * @param reached the phase that its progress comes from: of a cancelled task, the one in which the cancel found it
 * @param progressAt when the progress was made that it shows: now, or when the task was cancelled, had done its work or
 *     failed
 * @param began empty until its work has begun
 * @param ended empty until it has ended
 */
public record TaskMoment(
        Phase phase, Phase reached, Instant progressAt, Optional<Instant> began, Optional<Instant> ended) {

    /** Where a task stands, before its service gives that a name. */
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
