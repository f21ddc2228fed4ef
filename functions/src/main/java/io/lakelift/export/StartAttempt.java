package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the next attempt to start an execution's export needs to know about earlier ones.
 *
 * @param waitingFor why the last attempt found no export to follow: what the service said, such as RDS's message that
 *     all slots are taken, or what is still unknown; empty before the first attempt has returned a report
 * @param uncertainSince when an attempt last ended without an answer and may have started an export; empty if none did.
 *     Lists may not show such an export for {@code SHOWN_WITHIN}; until then, neither a refusal nor a lookup that finds
 *     nothing proves that there is none
 * @param refusedSince since when lookups of that export have been refused; empty if the last one was not
 * @param refusals how many consecutive attempts were refused over a role, permission, bucket or key that may be seconds
 *     old, or over a source that is busy
 * @param snapshot the ARN of the snapshot, named or newest, that the export waits for because it is not available yet
 */
public record StartAttempt(
        Optional<String> waitingFor,
        Optional<Instant> uncertainSince,
        Optional<Instant> refusedSince,
        int refusals,
        Optional<String> snapshot) {
    /** No attempts. */
    public static final StartAttempt NONE = new StartAttempt(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** How long after its start an export may be missing from lists; AWS documents no limit. */
    static final Duration SHOWN_WITHIN = Duration.ofMinutes(10);

    /** "You have reached the limit of 5 concurrent export tasks": nothing else says how many the account may run. */
    private static final Pattern LIMIT = Pattern.compile("limit of ([0-9]{1,4}) concurrent");

    public StartAttempt {
        requireNonNull(waitingFor, "waitingFor is null");
        requireNonNull(uncertainSince, "uncertainSince is null");
        requireNonNull(refusedSince, "refusedSince is null");
        requireNonNull(snapshot, "snapshot is null");
    }

    /** Attempts that have not waited for a snapshot. */
    public StartAttempt(
            Optional<String> waitingFor,
            Optional<Instant> uncertainSince,
            Optional<Instant> refusedSince,
            int refusals) {
        this(waitingFor, uncertainSince, refusedSince, refusals, Optional.empty());
    }

    /** A copy for an execution that continues an earlier one, which ended while its export waited for this snapshot. */
    StartAttempt waitingForSnapshot(String arn) {
        return new StartAttempt(
                Optional.of("Snapshot %s is not available yet."
                        .formatted(ExportSource.parse(arn).name())),
                uncertainSince,
                refusedSince,
                refusals,
                Optional.of(arn));
    }

    /** A copy for after an attempt that has just failed and may have started an export. */
    public StartAttempt uncertainSince(Instant now) {
        return new StartAttempt(waitingFor, Optional.of(now), refusedSince, refusals, snapshot);
    }

    /**
     * Whether no attempt is known to have looked at the snapshots yet. Then a snapshot that is being taken is assumed
     * to have been begun before the execution.
     */
    boolean isFirst() {
        return waitingFor.isEmpty() || refusals > 0 && !isBusy();
    }

    /** The service's limit on concurrent exports, if its last refusal stated it; empty otherwise. */
    OptionalInt limit() {
        return waitingFor
                .map(LIMIT::matcher)
                .filter(Matcher::find)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(OptionalInt.empty());
    }

    /** Whether the refusal is not final: the next attempt may be allowed. */
    boolean outlasts(ExportRefused refusal) {
        return refusals(refusal) < refusal.refusal().patience().retries();
    }

    /** How many attempts in a row were refused like this one, over the source or over a permission. */
    int refusals(ExportRefused refusal) {
        return (refusal.refusal() == Refusal.EXPORT_SOURCE_BUSY) == isBusy() ? refusals : 0;
    }

    /** Whether the last attempt found the source busy, as its words say. */
    private boolean isBusy() {
        return waitingFor
                .filter(said -> said.contains("(" + Refusal.EXPORT_SOURCE_BUSY.error()))
                .isPresent();
    }
}
