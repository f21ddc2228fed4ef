package io.lakelift.fakes.fsx;

import java.time.Instant;

/** The files of a task, as last counted: the API's DataRepositoryTaskStatus. */
public record Counts(long total, long succeeded, long failed, Instant lastUpdated) {

    /** The counts after a cancel: files that were in flight are still exported. */
    Counts landing(long inFlight, Instant at) {
        return new Counts(total, succeeded + Math.min(inFlight, total - succeeded - failed), failed, at);
    }
}
