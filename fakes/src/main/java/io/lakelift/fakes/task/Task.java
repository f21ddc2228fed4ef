package io.lakelift.fakes.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A started task: its request, its plan, and whether it has since been cancelled or hidden.
 *
 * @param <R> the request
 * @param <S> what is exported
 * @param <E> how the plan ends
 * @param ordinal the task's place in the order of all starts, from 0
 * @param source what is exported, as it was when the task was created
 * @param canceling how long a cancel takes
 * @param cancelAsked when a cancel was requested; empty if none was, even if the plan has one
 * @param hidden whether {@link TestControl#hide} makes the API deny that the task exists
 */
public record Task<R, S, E extends TaskEnding>(
        int ordinal,
        String id,
        R request,
        S source,
        TaskPlan<E> plan,
        Instant created,
        Duration canceling,
        Optional<Instant> cancelAsked,
        boolean hidden) {

    Task<R, S, E> canceledAt(Instant at) {
        return new Task<>(ordinal, id, request, source, plan, created, canceling, Optional.of(at), hidden);
    }

    Task<R, S, E> hide() {
        return new Task<>(ordinal, id, request, source, plan, created, canceling, cancelAsked, true);
    }

    /** Whether the API shows the task at an instant. */
    public boolean isVisible(Instant now) {
        boolean forgotten = plan.vanishesAfter()
                .map(after -> !now.isBefore(created.plus(after)))
                .orElse(false);
        return !hidden && !forgotten && !now.isBefore(created.plus(plan.unseen()));
    }

    public boolean isRunning(Instant now) {
        return !at(now).phase().ended();
    }

    public TaskMoment at(Instant now) {
        return new TaskCourse(plan, created, cancelAsked, canceling).at(now);
    }

    /** How long the task was waiting or running between two instants. */
    public Duration held(Instant from, Instant to) {
        Instant begin = created.isAfter(from) ? created : from;
        Instant end = at(to).ended().orElse(to);
        return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }
}
