package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When one export of a night is expected to run.
 *
 * @param run the run of a fleet to which it belongs
 * @param position the export's position in that fleet, from 1
 * @param export what is exported, and how long it takes
 * @param execution when its execution starts; the deadline counts from there
 * @param start when the service accepts it; empty if it is still waiting at its deadline
 * @param end when it completes or is cancelled; its deadline if it never starts
 * @param slot the number of the slot that it takes, from 1; empty for FSx, and if it never starts
 * @param calls how many function calls poll it or fail to start it because it has to wait
 * @param failedStarts how many of those calls fail to start it
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
        int failedStarts) {
    public ExportForecast {
        requireNonNull(run, "run is null");
        requireNonNull(export, "export is null");
        requireNonNull(start, "start is null");
        requireNonNull(slot, "slot is null");
    }

    /** When it is cancelled if it has not ended before. */
    public Instant deadline() {
        return execution.plus(export.deadline());
    }

    /** Whether it is cancelled at its deadline, or never starts. */
    public boolean missesDeadline() {
        return start.filter(begun -> !begun.plus(export.duration()).isAfter(deadline()))
                .isEmpty();
    }

    /** How long it waits for a slot, or for another export of the same source to end. */
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
