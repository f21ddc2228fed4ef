package io.lakelift.fakes.fsx;

/** The states in the life cycle of a data repository task, spelled as in the API. */
public enum TaskLifecycle {
    PENDING,
    EXECUTING,
    SUCCEEDED,
    FAILED,
    CANCELING,
    CANCELED,

    /** Not a state of AWS: it shows how callers cope with one that AWS may add. */
    VERIFYING;

    /** Whether the task has ended, so that its file system is free for the next one. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }

    /** CancelDataRepositoryTask: "if that task is in either the PENDING or EXECUTING state". */
    public boolean cancelable() {
        return this == PENDING || this == EXECUTING;
    }
}
