package io.lakelift.fakes.fsx;

import java.time.Instant;

/** The files of a task, as last counted: the API's DataRepositoryTaskStatus. */
public record Counts(long total, long succeeded, long failed, Instant lastUpdated) {

    /** Files in flight at a cancel are exported to their end. */
    Counts landing(long inFlight, Instant at) {
        return new Counts(total, succeeded + Math.min(inFlight, total - succeeded - failed), failed, at);
    }
}
