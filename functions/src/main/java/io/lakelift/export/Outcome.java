package io.lakelift.export;

/** How an export ended, as the notice reports it. */
public enum Outcome {
    /** Everything requested is in S3. */
    COMPLETE,
    /** It is in S3, but the service says that something is missing. */
    COMPLETE_WITH_WARNINGS,
    /** The service says that it is complete, but the check of its files has proved that something is lost. */
    INCOMPLETE,
    /** The service gave up; its FailureCause says why. */
    FAILED,
    /** Cancelled by a person or another system, at the deadline, or because its execution was stopped. */
    CANCELED,
    /** The deadline passed before the service accepted a start. */
    NOT_STARTED,
    /** The input or what it names was refused; nothing was started. */
    REFUSED,
    /** Lakelift lost track of the export: it may still be running. */
    UNKNOWN;

    /** Whether the service says that the export is complete, with warnings or without. */
    boolean isComplete() {
        return this == COMPLETE || this == COMPLETE_WITH_WARNINGS;
    }
}
