package io.lakelift.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What a function tells the state machine: how the export stands, and how long to wait before asking again.
 *
 * @param export the task; empty while the service has no slot for it. Of a long ExportOnly it holds the first entries
 *     only: 200 KB of names are not carried from poll to poll
 * @param exportOnlyCount how many entries ExportOnly really has
 * @param outcome how it ended; empty until the service reports a terminal status
 * @param waitSeconds how long to wait before the next call, in seconds; not yet cut to the deadline
 * @param deadline when to cancel; only in the answers to a start and to a cancel on request, for it does not change
 * @param waitingFor what the service said when it had no slot
 */
public record ExportReport(
        Optional<ExportTask> export,
        Optional<Integer> exportOnlyCount,
        Optional<Outcome> outcome,
        long waitSeconds,
        Optional<Instant> deadline,
        Optional<String> waitingFor) {

    private static final int CARRIED_ENTRIES = 5;

    static ExportReport of(ExportTask task, long waitSeconds) {
        return new ExportReport(
                Optional.of(task.withFirstOfExportOnly(CARRIED_ENTRIES)),
                Optional.of(task.exportOnly().size()).filter(count -> count > 0),
                task.outcome(),
                waitSeconds,
                Optional.empty(),
                Optional.empty());
    }

    static ExportReport waiting(String waitingFor, long waitSeconds) {
        return new ExportReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                waitSeconds,
                Optional.empty(),
                Optional.of(waitingFor));
    }

    ExportReport until(Instant end) {
        return new ExportReport(export, exportOnlyCount, outcome, waitSeconds, Optional.of(end), waitingFor);
    }
}
