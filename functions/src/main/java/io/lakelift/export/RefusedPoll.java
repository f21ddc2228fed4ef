package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to report if the service refuses to describe an export that may be running. The refusal says nothing about the
 * export, so the poll is retried; after a full hour of refusals, the execution ends with the outcome UNKNOWN.
 */
final class RefusedPoll {
    static final Duration REFUSED_FOR = Duration.ofHours(1);
    static final long LONGEST_WAIT = 300;

    private RefusedPoll() {}

    /**
     * @param uncertainSince when an attempt last may have started the export; empty if this execution did not start it
     * @param before since when polls had been refused before this one; empty if the previous one was not refused
     */
    static ExportReport report(
            ExportRefused refusal,
            ExecutionContext execution,
            Instant now,
            Role role,
            Instant deadline,
            Optional<Instant> uncertainSince,
            Optional<Instant> before) {
        String why = String.valueOf(refusal.getMessage());
        Instant since = before.orElse(now);
        return now.isBefore(since.plus(REFUSED_FOR))
                ? new ExportReport.Waiting(
                        role,
                        deadline,
                        Math.min(LONGEST_WAIT, WaitPolicy.slot(execution, now)),
                        why,
                        uncertainSince,
                        Optional.of(since),
                        0)
                : ExportReport.Ended.without(role, deadline, ExportEnd.lost(why));
    }
}
