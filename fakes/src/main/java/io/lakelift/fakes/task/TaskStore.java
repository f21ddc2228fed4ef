package io.lakelift.fakes.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores every task ever started. The subclass of each service decides, while it holds the monitor, whether another
 * task may start.
 *
 * @param <V> a task as the API describes it
 */
public abstract class TaskStore<R, S extends TaskSource, E extends TaskEnding, V> {
    private final InstantSource clock;
    private final Duration canceling;
    private final Map<String, Task<R, S, E>> tasks = new LinkedHashMap<>();
    private Function<S, TaskPlan<E>> planner;

    /** @param canceling how long a cancel takes */
    protected TaskStore(InstantSource clock, Duration canceling, Function<S, TaskPlan<E>> planner) {
        this.clock = clock;
        this.canceling = canceling;
        this.planner = planner;
    }

    public final Instant now() {
        return clock.instant();
    }

    public final synchronized void plan(Function<S, TaskPlan<E>> other) {
        planner = other;
    }

    /** How many tasks there have ever been. */
    public final synchronized int count() {
        return tasks.size();
    }

    /** Starts a task on its planned course. */
    protected final synchronized Task<R, S, E> begin(String id, R request, S source, boolean partly) {
        TaskPlan<E> plan = planner.apply(source);
        return put(id, request, source, partly ? plan.partial() : plan);
    }

    /** Starts a task without checking whether there is room for it. */
    public final synchronized Task<R, S, E> put(String id, R request, S source, TaskPlan<E> plan) {
        Task<R, S, E> task =
                new Task<>(tasks.size(), id, request, source, plan, now(), canceling, Optional.empty(), false);
        tasks.put(id, task);
        return task;
    }

    /** The task as the API describes it at an instant. */
    protected abstract V view(Task<R, S, E> task, Instant now);

    /**
     * Cancels a task and describes it.
     *
     * @throws io.lakelift.fakes.wire.ServiceError if the service would not cancel it in its present state
     */
    protected abstract V cancel(Task<R, S, E> task);

    /** @param now when the caller looked at the task: the clock may have moved on since */
    protected final synchronized Task<R, S, E> cancel(Task<R, S, E> task, Instant now) {
        Task<R, S, E> canceled = task.canceledAt(now);
        tasks.put(task.id(), canceled);
        return canceled;
    }

    /** The task with that id, whether or not the API shows it; empty if none was ever started. */
    public final synchronized Optional<Task<R, S, E>> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Every task that the API shows, in the order of their start. */
    public final synchronized List<Task<R, S, E>> visible() {
        Instant now = now();
        return tasks.values().stream().filter(task -> task.isVisible(now)).toList();
    }

    /** Every task, in the order of their start. */
    public final synchronized List<Task<R, S, E>> all() {
        return List.copyOf(tasks.values());
    }

    /** From now on the API denies that the task exists. */
    public final synchronized void hide(String id) {
        tasks.computeIfPresent(id, (key, task) -> task.hide());
    }
}
