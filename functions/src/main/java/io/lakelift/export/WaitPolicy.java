package io.lakelift.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before asking again.
 *
 * <p>Of an export whose like took a known time before, seldom until shortly before the shortest of those, and then often. Near the
 * end the progress that the service tells is heeded, and never alone: it may stay at 99 percent for a day, or come in leaps. An
 * export that is far quicker than its like shows by its progress; one that takes longer is waited for like one of which
 * nothing is known.
 *
 * <p>Of one of which nothing is known, a tenth of the time that has passed, which keeps the number of calls logarithmic: a week-long
 * export is polled some 900 times, a quarter of an hour's thirty times. Near the end, half of the time that seems left; never less
 * than a hundredth of what has passed.
 */
public final class WaitPolicy {
    static final long SHORTEST = 30;

    private static final long LONGEST = Duration.ofMinutes(15).toSeconds();

    private static final int ALL = 100;

    private WaitPolicy() {}

    /**
     * Seconds to wait before the next look at a running export.
     *
     * @param usual how long its like took before; empty where that is not known
     */
    static long poll(ExportTask task, Execution execution, Optional<UsualDuration> usual, Instant now) {
        if (task.phase() == ExportStatus.CANCELING || task.phase().terminal()) {
            return SHORTEST;
        }
        long elapsed = between(execution.startTime(), now);
        long exporting = task.taskStartTime().map(start -> between(start, now)).orElse(0L);
        int percent = task.taskStartTime().isPresent() ? task.percentProgress().orElse(0) : 0;
        return usual.map(known -> poll(elapsed, exporting, percent, known))
                .orElseGet(() -> poll(elapsed, exporting, percent));
    }

    /**
     * Seconds to wait before the next look at an export that runs, and of which nothing is known.
     *
     * @param elapsed seconds since its execution started
     * @param exporting seconds since it began to extract; 0 where it has not
     * @param percent that it has done; 0 where that is not known
     */
    public static long poll(long elapsed, long exporting, int percent) {
        long wait = percent > 0 ? Math.min(elapsed / 10, left(exporting, percent) / 2) : elapsed / 10;
        return clamp(Math.max(wait, elapsed / ALL));
    }

    /**
     * The same of an export whose like took so long before.
     *
     * @param usual from the moment on at which it began to extract
     */
    public static long poll(long elapsed, long exporting, int percent, UsualDuration usual) {
        long soonest = usual.shortest().toSeconds() * 19 / 20;
        long left = percent > 0 ? left(exporting, percent) : Long.MAX_VALUE;
        if (exporting == 0) {
            return clamp(Math.max(soonest, elapsed / 10));
        }
        if (exporting + SHORTEST < soonest) {
            long until = soonest - exporting;
            return clamp(left < until ? left * 3 / 4 : until);
        }
        if (exporting < usual.longest().toSeconds() * 5 / 4) {
            long wait = percent > 0 ? Math.min(left / 2, exporting / 30) : exporting / ALL;
            return clamp(Math.max(wait, exporting / 300));
        }
        return poll(elapsed, exporting, percent);
    }

    /** Seconds that an export takes to its end if it goes on as it has begun. */
    private static long left(long exporting, int percent) {
        return exporting * (ALL - percent) / percent;
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

    /** However well an export is known, its end is seen within a quarter of an hour: it may fail long before its time. */
    private static long clamp(long seconds) {
        return Math.min(LONGEST, Math.max(SHORTEST, seconds));
    }
}
