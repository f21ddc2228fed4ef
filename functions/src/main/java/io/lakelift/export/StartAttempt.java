package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What attempts to start an execution's export have left.
 *
 * @param waitingFor what the service said last when it had no room; empty where it was not asked
 * @param uncertainSince when one of them last may have started an export that is not shown yet: its answer was lost, and
 *     a list does not show it at once. Until it must have been shown, nothing is concluded from a refusal or from not
 *     finding it
 * @param refusedSince since when looks for that export have been refused; empty where the last one was not
 * @param refusals how many in a row the service has refused for want of a permission that may be seconds old
 * @param snapshot the ARN of the newest snapshot, where it was not available yet and is waited for
 */
public record StartAttempt(
        Optional<String> waitingFor,
        Optional<Instant> uncertainSince,
        Optional<Instant> refusedSince,
        int refusals,
        Optional<String> snapshot) {
    /** There was none. */
    public static final StartAttempt NONE = new StartAttempt(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /**
     * So many refusals are not final. IAM and KMS take some seconds until each endpoint knows a role, a policy or a key's
     * policy that was just written; three more tries, a quarter of a minute apart, outlast that.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">IAM's
     *     eventual consistency</a>
     */
    private static final int PATIENCE = 3;

    /** So long after its start a list may not show an export yet; AWS names no limit. */
    static final Duration SHOWN_WITHIN = Duration.ofMinutes(10);

    /** Seconds between two tries. */
    static final long PAUSE = 15;

    /** "You have reached the limit of 5 concurrent export tasks": nothing else says how many the account may run. */
    private static final Pattern LIMIT = Pattern.compile("limit of ([0-9]{1,4}) concurrent");

    public StartAttempt {
        requireNonNull(waitingFor, "waitingFor is null");
        requireNonNull(uncertainSince, "uncertainSince is null");
        requireNonNull(refusedSince, "refusedSince is null");
        requireNonNull(snapshot, "snapshot is null");
    }

    /** Attempts that have waited for no snapshot. */
    public StartAttempt(
            Optional<String> waitingFor,
            Optional<Instant> uncertainSince,
            Optional<Instant> refusedSince,
            int refusals) {
        this(waitingFor, uncertainSince, refusedSince, refusals, Optional.empty());
    }

    /** Those of an earlier execution of the same export, which waited for that snapshot. */
    StartAttempt waitingForSnapshot(String arn) {
        return new StartAttempt(
                Optional.of("Snapshot %s is not available yet."
                        .formatted(ExportSource.parse(arn).name())),
                uncertainSince,
                refusedSince,
                refusals,
                Optional.of(arn));
    }

    /** The attempts up to the one that has just failed, of which nobody knows whether it started anything. */
    public StartAttempt uncertainSince(Instant now) {
        return new StartAttempt(waitingFor, Optional.of(now), refusedSince, refusals, snapshot);
    }

    /**
     * Whether no attempt has looked at the snapshots yet, as far as is known: one that is being taken, and of which nobody
     * knows since when, is then taken for older than the execution.
     */
    boolean isFirst() {
        return waitingFor.isEmpty() || refusals > 0;
    }

    /** How many exports the service runs at once, where it has refused one for that; empty where it did not say. */
    OptionalInt limit() {
        return waitingFor
                .map(LIMIT::matcher)
                .filter(Matcher::find)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(OptionalInt.empty());
    }

    /** Whether the refusal is not final: the next try may be allowed. */
    boolean outlasts(ExportRefused refusal) {
        return refusal.refusal().mayPass() && refusals < PATIENCE;
    }
}
