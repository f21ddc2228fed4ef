package io.lakelift.fakes.task;

import java.time.Duration;
import java.util.Optional;

/**
 * What is going to happen to a task, fixed when it starts. The plan, the clock and any cancel determine the task's
 * state.
 *
 * @param preparing the time before the work begins. The status is STARTING in RDS, which restores a snapshot or clones
 *     a cluster, and PENDING in FSx
 * @param running the time from the first row or file to the last. The status is IN_PROGRESS in RDS and EXECUTING in FSx
 * @param verifying the time from the last row or file to the end, in an invented status that Lakelift does not know
 * @param size the size of all that is exported, in GB for RDS and in files for FSx
 * @param ending how the task ends if no one cancels it
 * @param unseen how long after the start the API denies that the task exists, because it is eventually consistent
 * @param canceledAfter how long after the start someone cancels the task in the console; empty if no one does
 * @param vanishesAfter how long after the start the API forgets the task for good; empty if it never does
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
