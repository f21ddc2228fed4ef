package io.lakelift.fakes.task;

import java.time.Duration;
import java.util.Optional;

/**
 * What is going to happen to a task, fixed when it starts. The plan, the clock and any cancel determine the task's
 * state.
 *
 * @param preparing before the work begins: STARTING in RDS, which restores a snapshot or clones a cluster, PENDING in
 *     FSx
 * @param running from the first row or file to the last: IN_PROGRESS in RDS, EXECUTING in FSx
 * @param verifying time in an invented status between the last row or file and the end, which Lakelift does not know
 * @param size of all that is exported: GB in RDS, files in FSx
 * @param unseen how long the API denies that the task exists, as eventual consistency may
 * @param canceledAfter how long after the start someone cancels it in the console
 * @param vanishesAfter how long after the start the API forgets the task for good
 */
public record TaskPlan<E extends TaskEnding>(
        Duration preparing,
        Duration running,
        Duration verifying,
        long size,
        E ending,
        Duration unseen,
        Optional<Duration> canceledAfter,
        Optional<Duration> vanishesAfter) {

    /** A plan with nothing unusual on the way. */
    public static <E extends TaskEnding> TaskPlan<E> of(Duration preparing, Duration running, long size, E ending) {
        return new TaskPlan<>(
                preparing, running, Duration.ZERO, size, ending, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    public TaskPlan<E> preparing(Duration other) {
        return new TaskPlan<>(other, running, verifying, size, ending, unseen, canceledAfter, vanishesAfter);
    }

    public TaskPlan<E> verifying(Duration other) {
        return new TaskPlan<>(preparing, running, other, size, ending, unseen, canceledAfter, vanishesAfter);
    }

    public TaskPlan<E> ending(E other) {
        return new TaskPlan<>(preparing, running, verifying, size, other, unseen, canceledAfter, vanishesAfter);
    }

    public TaskPlan<E> unseenFor(Duration other) {
        return new TaskPlan<>(preparing, running, verifying, size, ending, other, canceledAfter, vanishesAfter);
    }

    public TaskPlan<E> canceledAfter(Duration other) {
        return new TaskPlan<>(preparing, running, verifying, size, ending, unseen, Optional.of(other), vanishesAfter);
    }

    public TaskPlan<E> vanishingAfter(Duration other) {
        return new TaskPlan<>(preparing, running, verifying, size, ending, unseen, canceledAfter, Optional.of(other));
    }

    /** The time from the start until half of the work is done. */
    public Duration midway() {
        return preparing.plus(running.dividedBy(2));
    }

    /** This plan for an export of chosen parts only: a quarter of the size, in the same time. */
    public TaskPlan<E> partial() {
        long some = Math.max(1, size / 4);
        return new TaskPlan<>(preparing, running, verifying, some, ending, unseen, canceledAfter, vanishesAfter);
    }
}
