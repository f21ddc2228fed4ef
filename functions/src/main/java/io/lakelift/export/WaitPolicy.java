package io.lakelift.export;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before asking again. A tenth of the time that has passed keeps the number of calls logarithmic: a
 * week-long export is polled some 900 times, a quarter of an hour's thirty times. Near the end, half of the time that
 * seems left, so that the end is seen soon; never less than a hundredth of what has passed, because a task may stay at
 * 99 percent for a day.
 */
public final class WaitPolicy {
    static final long SHORTEST = 30;

    private static final long LONGEST = Duration.ofMinutes(15).toSeconds();
    private static final int ALL = 100;

    private WaitPolicy() {}

    /** Seconds to wait before the next look at a running export. */
    static long poll(ExportTask task, Execution execution, Instant now) {
        if (task.phase() == ExportStatus.CANCELING || task.phase().terminal()) {
            return SHORTEST;
        }
        long elapsed = between(execution.startTime(), now);
        long wait = elapsed / 10;
        int percent = task.percentProgress().orElse(0);
        if (percent > 0 && task.taskStartTime().isPresent()) {
            long exporting = between(task.taskStartTime().get(), now);
            wait = Math.min(wait, exporting * (ALL - percent) / percent / 2);
        }
        return clamp(Math.max(wait, elapsed / ALL));
    }

    /**
     * Seconds to wait before asking again for a slot. Between a half and one and a half times a tenth of the time
     * waited, so that executions which started together do not come back together; the same again for the same
     * execution and moment, so that a run can be repeated.
     */
    public static long slot(Execution execution, Instant now) {
        long elapsed = between(execution.startTime(), now);
        long jitter = Long.parseLong(execution.hash("slot" + now).substring(6), 36) % (ALL + 1);
        return Math.min(LONGEST, clamp(elapsed / 10) * (ALL / 2 + jitter) / ALL);
    }

    private static long between(Instant start, Instant now) {
        return Math.max(0, Duration.between(start, now).toSeconds());
    }

    private static long clamp(long seconds) {
        return Math.min(LONGEST, Math.max(SHORTEST, seconds));
    }
}
