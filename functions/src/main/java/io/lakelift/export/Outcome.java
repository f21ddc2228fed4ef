package io.lakelift.export;

/** How an export ended, as the notice tells it. */
public enum Outcome {
    /** All that was asked for is in S3. */
    COMPLETE,
    /** It is in S3, but the service says that something is missing. */
    COMPLETE_WITH_WARNINGS,
    /** The service says that it is complete, and the check of its files has proved that something is lost. */
    INCOMPLETE,
    /** The service gave up; its FailureCause says why. */
    FAILED,
    /** Cancelled by a person, another system, or the deadline. */
    CANCELED,
    /** The deadline passed before the service accepted a start. */
    NOT_STARTED,
    /** The input or what it names was refused; nothing was started. */
    REFUSED,
    /** Sight of the export was lost: it may still be running. */
    UNKNOWN;

    /** Whether the service says that the export is complete, with warnings or without. */
    boolean isComplete() {
        return this == COMPLETE || this == COMPLETE_WITH_WARNINGS;
    }
}
