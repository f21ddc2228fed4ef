package io.lakelift.fakes.rds;

import java.util.Locale;

/** The statuses of an export task, spelled as in the API. */
public enum Status {
    STARTING,
    IN_PROGRESS,
    COMPLETE,
    FAILED,
    CANCELING,
    CANCELED,

    /** Not a status of AWS: it shows how callers cope with one that AWS may add. */
    VERIFYING;

    /** Whether the task has ended, so that it holds no slot and cannot be cancelled. */
    public boolean ended() {
        return this == COMPLETE || this == FAILED || this == CANCELED;
    }

    /** DescribeExportTasks filters by the lowercase spelling only. */
    public String filterValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
