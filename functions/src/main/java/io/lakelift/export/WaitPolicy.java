package io.lakelift.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides how long to wait before the next call: at most 15 minutes, and before a poll at least 30 seconds.
 *
 * <p>If it is known how long similar exports took, polls are rare until shortly before the shortest of these durations,
 * and frequent from then on. Near the end the service's progress counts too, but never alone: it may stay at 99 percent
 * for a day, or jump. An export that is far quicker than similar ones is recognised by its progress; one that takes
 * longer is treated as if nothing were known.
 *
 * <p>If nothing is known, the wait is a tenth of the time since the execution's start: an export of a quarter of an
 * hour is polled some 20 times, one of a day some 130 times, and one of a week some 700 times. Near the end it is half
 * of the estimated time left, but never less than a hundredth of the time since the start.
 */
public final class WaitPolicy {
    static final long SHORTEST = 30;

    private static final long LONGEST = Duration.ofMinutes(15).toSeconds();

    private static final int ALL = 100;

    private WaitPolicy() {}

    /**
     * Seconds to wait before the next poll of a running export.
     *
     * @param usual how long similar exports took; empty if that is not known
     */
    static long poll(ExportTask task, ExecutionContext execution, Optional<UsualDuration> usual, Instant now) {
        if (task.status() == ExportStatus.CANCELING || task.status().terminal()) {
            return SHORTEST;
        }
        long elapsed = between(execution.startTime(), now);
        long exporting = task.taskStartTime().map(start -> between(start, now)).orElse(0L);
        int percent = task.taskStartTime().isPresent() ? task.percentProgress().orElse(0) : 0;
        return usual.map(known -> poll(elapsed, exporting, percent, known))
                .orElseGet(() -> poll(elapsed, exporting, percent));
    }

    /**
     * Seconds to wait before the next poll of a running export, if it is not known how long similar exports took.
     *
     * @param elapsed seconds since its execution started
     * @param exporting seconds since it began to extract; 0 if it has not
     * @param percent the progress in percent; 0 if that is not known
     */
    public static long poll(long elapsed, long exporting, int percent) {
        long wait = percent > 0 ? Math.min(elapsed / 10, left(exporting, percent) / 2) : elapsed / 10;
        return clamp(Math.max(wait, elapsed / ALL));
    }

    /**
     * Seconds to wait before the next poll of a running export, if it is known how long similar exports took.
     *
     * @param elapsed seconds since its execution started
     * @param exporting seconds since it began to extract; 0 if it has not
     * @param percent the progress in percent; 0 if that is not known
     * @param usual how long similar exports took, from the moment at which they began to extract
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

    /** Seconds that an export takes to its end if it continues at the same rate. */
    private static long left(long exporting, int percent) {
        return exporting * (ALL - percent) / percent;
    }

    /**
     * Seconds to wait before the next attempt to get a slot: a tenth of the time since the execution's start, but at
     * least 30 seconds and at most 15 minutes, times a factor from 0.5 to 1.5; the result is at most 15 minutes too.
     * The factor differs between executions, so that those that started together do not retry together. It is the same
     * for the same execution and moment, so that a run can be repeated.
     */
    public static long slot(ExecutionContext execution, Instant now) {
        long elapsed = between(execution.startTime(), now);
        long jitter = Long.parseLong(execution.hash("slot" + now).substring(6), 36) % (ALL + 1);
        return Math.min(LONGEST, clamp(elapsed / 10) * (ALL / 2 + jitter) / ALL);
    }

    private static long between(Instant start, Instant now) {
        return Math.max(0, Duration.between(start, now).toSeconds());
    }

    /** However well an export is known, its end is noticed within a quarter of an hour: it may fail early. */
    private static long clamp(long seconds) {
        return Math.min(LONGEST, Math.max(SHORTEST, seconds));
    }
}
