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
        long exporting = task.taskStartTime().map(start -> between(start, now)).orElse(0L);
        int percent = task.taskStartTime().isPresent() ? task.percentProgress().orElse(0) : 0;
        return poll(between(execution.startTime(), now), exporting, percent);
    }

    /**
     * Seconds to wait before the next look at an export that runs.
     *
     * @param elapsed seconds since its execution started
     * @param exporting seconds since it began to extract
     * @param percent that it has done; 0 where that is not known
     */
    public static long poll(long elapsed, long exporting, int percent) {
        long wait = percent > 0 ? Math.min(elapsed / 10, exporting * (ALL - percent) / percent / 2) : elapsed / 10;
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
