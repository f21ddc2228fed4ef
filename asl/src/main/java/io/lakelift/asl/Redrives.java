package io.lakelift.asl;

import io.lakelift.asl.Execution.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the redrives of one execution, and decides whether another is allowed.
 *
 * <p>A redrive enters the unsuccessful state again, with the same input and variables. A Task is called again, with new
 * retries and time limits. A Choice is decided again. A Wait starts again, and ends at once if its timestamp has
 * passed. A Fail fails again. Parallel and Map run only the children that did not succeed, each from the state in which
 * it failed or was stopped, or all of them after {@code States.DataLimitExceeded}. The time limit of the whole
 * execution starts again.
 *
 * <p>Differences from the service: a Pass whose expression failed is evaluated again. Entering a state again is
 * reported to the listener and counted as an event, although the service's history does not show it. Client tokens are
 * ignored, and so is the limit of one year after an execution's start.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">Redriving executions</a>
 */
public final class Redrives {
    private static final Duration PERIOD = Duration.ofDays(14);
    private static final int MOST_EVENTS = 24_999;

    private int count;
    private Optional<Instant> last = Optional.empty();

    public int count() {
        return count;
    }

    /** When the execution was last redriven; empty if it never was. */
    public Optional<Instant> last() {
        return last;
    }

    void count(Instant now) {
        count++;
        last = Optional.of(now);
    }

    /** Why the service would not redrive the execution now, in the service's words; empty if it would. */
    public Optional<String> refusal(Execution execution, Instant now) {
        if (execution.status() == Status.RUNNING || execution.status() == Status.SUCCEEDED) {
            return Optional.of("Execution is %s and cannot be redriven".formatted(execution.status()));
        }
        if (execution.historyEvents() >= MOST_EVENTS) {
            return Optional.of("Execution history event limit exceeded");
        }
        boolean tooOld = execution
                .stopTime()
                .filter(end -> end.plus(PERIOD).isBefore(now))
                .isPresent();
        return tooOld ? Optional.of("Execution redrivable period exceeded") : Optional.empty();
    }
}
