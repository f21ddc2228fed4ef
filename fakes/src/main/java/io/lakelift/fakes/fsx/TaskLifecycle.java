package io.lakelift.fakes.fsx;

/** The life cycle of a data repository task, spelled as the API does. */
public enum TaskLifecycle {
    PENDING,
    EXECUTING,
    SUCCEEDED,
    FAILED,
    CANCELING,
    CANCELED,

    /** AWS has no such state: it stands for one that AWS may add tomorrow. */
    VERIFYING;

    /** A task that has ended leaves its file system free for the next. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }

    /** CancelDataRepositoryTask: "if that task is in either the PENDING or EXECUTING state". */
    public boolean cancelable() {
        return this == PENDING || this == EXECUTING;
    }
}
