package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import java.util.Optional;

/**
 * How an execution ends: the outcome in its notice, and its own Error. The check of the files may change the outcome
 * afterwards, to INCOMPLETE or COMPLETE_WITH_WARNINGS.
 *
 * @param outcome what happened to the export
 * @param error the execution's own Error; empty if the execution succeeds
 * @param cause why it ended this way, as a sentence; empty if the service's description of the export says enough
 */
public record ExportEnd(Outcome outcome, Optional<String> error, Optional<String> cause) {
    public ExportEnd {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(error, "error is null");
        requireNonNull(cause, "cause is null");
    }

    /**
     * The end that the service reports. An execution that was asked to cancel succeeds, however the export ended.
     *
     * @param outcome the export's outcome according to its terminal status
     */
    public static ExportEnd reported(Outcome outcome, Role role, Optional<CancelledBy> cancelledBy) {
        Optional<String> error = role == Role.CANCEL ? Optional.empty() : error(outcome, cancelledBy);
        return new ExportEnd(outcome, error, Optional.empty());
    }

    private static Optional<String> error(Outcome outcome, Optional<CancelledBy> cancelledBy) {
        return switch (outcome) {
            case COMPLETE, COMPLETE_WITH_WARNINGS -> Optional.empty();
            case FAILED -> Optional.of("ExportFailed");
            case CANCELED ->
                Optional.of(
                        cancelledBy.equals(Optional.of(CancelledBy.DEADLINE)) ? "DeadlineExceeded" : "ExportCanceled");
            case INCOMPLETE, NOT_STARTED, REFUSED, UNKNOWN ->
                throw new IllegalArgumentException("no service reports " + outcome + " of an export");
        };
    }

    /** The input, or what it names, was refused, and nothing was started. */
    public static ExportEnd refused(ExportRefused refusal) {
        return new ExportEnd(
                Outcome.REFUSED, Optional.of(refusal.refusal().error()), Optional.ofNullable(refusal.getMessage()));
    }

    /**
     * The deadline passed before a start was accepted.
     *
     * @param waitedFor empty if no attempt to start was ever answered
     */
    public static ExportEnd notStarted(Optional<String> waitedFor) {
        return new ExportEnd(Outcome.NOT_STARTED, Optional.of("DeadlineExceeded"), waitedFor);
    }

    /** Lakelift lost track of the export: it may still be running. */
    public static ExportEnd lost(String why) {
        return new ExportEnd(Outcome.UNKNOWN, Optional.of("ExportLost"), Optional.of(why));
    }
}
