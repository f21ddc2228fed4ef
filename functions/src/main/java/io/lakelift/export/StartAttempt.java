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
 * The state left by attempts to start an execution's export.
 *
 * @param waitingFor what the service last said when it had no room; empty if it was not called
 * @param uncertainSince when an attempt may last have started an export that is not visible yet: its answer was lost,
 *     and a list does not show it at once. Until it must be visible, nothing is concluded from a refusal or from not
 *     finding it
 * @param refusedSince since when polls for that export have been refused; empty if the last one was not
 * @param refusals how many attempts in a row the service has refused for lack of a permission that may be seconds old
 * @param snapshot the ARN of the newest snapshot, if it is not available yet and is waited for
 */
public record StartAttempt(
        Optional<String> waitingFor,
        Optional<Instant> uncertainSince,
        Optional<Instant> refusedSince,
        int refusals,
        Optional<String> snapshot) {
    /** No attempts. */
    public static final StartAttempt NONE = new StartAttempt(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /**
     * How many refusals are not final. IAM and KMS take some seconds until each endpoint knows a role, a policy or a key's
     * policy that was just written; three more attempts, a quarter of a minute apart, outlast that.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">IAM's
     *     eventual consistency</a>
     */
    private static final int PATIENCE = 3;

    /** For this long after its start a list may not show an export; AWS names no limit. */
    static final Duration SHOWN_WITHIN = Duration.ofMinutes(10);

    /** Seconds between two attempts. */
    static final long PAUSE = 15;

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

    /** The attempts of an earlier execution for the same export, which waited for that snapshot. */
    StartAttempt waitingForSnapshot(String arn) {
        return new StartAttempt(
                Optional.of("Snapshot %s is not available yet."
                        .formatted(ExportSource.parse(arn).name())),
                uncertainSince,
                refusedSince,
                refusals,
                Optional.of(arn));
    }

    /** The attempts up to the one that has just failed, which may or may not have started something. */
    public StartAttempt uncertainSince(Instant now) {
        return new StartAttempt(waitingFor, Optional.of(now), refusedSince, refusals, snapshot);
    }

    /**
     * Whether no attempt is known to have looked at the snapshots yet. Then a snapshot that is being taken is assumed
     * to have been begun before the execution.
     */
    boolean isFirst() {
        return waitingFor.isEmpty() || refusals > 0;
    }

    /** How many exports the service runs at once, if it has refused one for that; empty if it did not say. */
    OptionalInt limit() {
        return waitingFor
                .map(LIMIT::matcher)
                .filter(Matcher::find)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(OptionalInt.empty());
    }

    /** Whether the refusal is not final: the next attempt may be allowed. */
    boolean outlasts(ExportRefused refusal) {
        return refusal.refusal().mayPass() && refusals < PATIENCE;
    }
}
