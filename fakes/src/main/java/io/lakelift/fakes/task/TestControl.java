package io.lakelift.fakes.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets tests, scenarios and simulations do and see what the API does not offer: act as other users in the console, and
 * look at every task. None of this is throttled, given faults or logged.
 *
 * @param <V> a task as the API describes it
 */
public abstract class TestControl<R, S extends TaskSource, E extends TaskEnding, V> {
    private final TaskStore<R, S, E, V> tasks;

    protected TestControl(TaskStore<R, S, E, V> tasks) {
        this.tasks = tasks;
    }

    /** Cancels a task as someone in the console would; one that has ended cannot be cancelled. */
    public final V cancel(String id) {
        return tasks.cancel(find(id));
    }

    /** From now on the API denies that the task exists. It still runs, and its identifier or token stays taken. */
    public final void hide(String id) {
        tasks.hide(id);
    }

    /** Every task, including those that the API does not show, in the order of their start. */
    public final List<V> tasks() {
        Instant now = tasks.now();
        return tasks.all().stream().map(task -> tasks.view(task, now)).toList();
    }

    /** How many tasks there have ever been. */
    public final int count() {
        return tasks.count();
    }

    /** @throws IllegalArgumentException if there never was one of that id */
    public final V task(String id) {
        return tasks.view(find(id), tasks.now());
    }

    /** The number of tasks ever started for each source, by its ARN. */
    public final Map<String, Integer> starts() {
        Map<String, Integer> starts = new TreeMap<>();
        tasks.all().forEach(task -> starts.merge(task.source().arn(), 1, Integer::sum));
        return starts;
    }

    /** @param sourceArn as the service stores it */
    public int starts(String sourceArn) {
        return starts().getOrDefault(sourceArn, 0);
    }

    /** Whether the API shows the task at an instant. */
    public final boolean isShown(String id, Instant at) {
        return find(id).isVisible(at);
    }

    protected final Task<R, S, E> find(String id) {
        return tasks.find(id).orElseThrow(() -> new IllegalArgumentException("no task was ever started as " + id));
    }
}
