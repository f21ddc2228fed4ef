package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When one export of a night is expected to run.
 *
 * @param run of which fleet
 * @param position in that fleet, from 1
 * @param export what it needs
 * @param execution when its execution starts, from which its deadline counts
 * @param start when the service accepts it; empty if it waits for that until its deadline
 * @param end when it is over, or cancelled
 * @param slot of the account's, from 1; empty for FSx, and if it is never started
 * @param calls how often it is looked at or tried: each is one call of a function
 * @param tries how many of those find no slot
 */
public record ExportForecast(
        FleetRun run,
        int position,
        ExpectedExport export,
        Instant execution,
        Optional<Instant> start,
        Instant end,
        OptionalInt slot,
        int calls,
        int tries) {
    public ExportForecast {
        requireNonNull(run, "run is null");
        requireNonNull(export, "export is null");
        requireNonNull(start, "start is null");
        requireNonNull(slot, "slot is null");
    }

    /** When it is cancelled, if it is not over. */
    public Instant deadline() {
        return execution.plus(export.deadline());
    }

    /** Whether it is cancelled at its deadline, or never starts. */
    public boolean missesDeadline() {
        return start.filter(begun -> !begun.plus(export.duration()).isAfter(deadline()))
                .isEmpty();
    }

    /** For a slot, or for another export of the same source. */
    public Duration waited() {
        return Duration.between(execution, start.orElse(end));
    }

    /** When the first row is extracted; the end if there is no first row. */
    public Instant extracts() {
        return start.map(begun -> begun.plus(export.preparation()))
                .filter(first -> first.isBefore(end))
                .orElse(end);
    }
}
