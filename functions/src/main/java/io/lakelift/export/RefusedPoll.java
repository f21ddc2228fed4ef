package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to report if a refusal leaves open whether an export is running, and the execution has not seen that export yet;
 * {@link Follower} handles refusals after that. The execution tries again; after a full hour of refusals, it ends with
 * the outcome UNKNOWN.
 */
final class RefusedPoll {
    static final Duration REFUSED_FOR = Duration.ofHours(1);
    static final long LONGEST_WAIT = 300;

    private RefusedPoll() {}

    /**
     * @param uncertainSince when an attempt may last have started the export; empty if another execution started it
     * @param before when the refusals before this one began; empty if the previous call was not refused
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
