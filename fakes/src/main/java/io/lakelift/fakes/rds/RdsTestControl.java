package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The side of the service that its API does not show: what other people do in the console, and the whole truth about
 * the tasks, for assertions. Nothing here is throttled, disturbed or counted as a call.
 */
public final class RdsTestControl {
    private final RdsAccount account;
    private final RdsTaskStore tasks;

    RdsTestControl(RdsAccount account, RdsTaskStore tasks) {
        this.account = account;
        this.tasks = tasks;
    }

    /** A person presses "Cancel"; as in the console, a task that has ended cannot be cancelled. */
    public RdsExportTask cancel(String identifier) {
        return tasks.cancel(find(identifier));
    }

    /** Somebody else starts an export of a source of their own, which takes a slot for as long as the plan says. */
    public RdsExportTask occupy(String identifier, RdsSource source, TaskPlan<RdsEnding> plan) {
        account.add(source);
        StartRequest request = new StartRequest(
                identifier,
                source.arn(),
                "strangers-bucket",
                "arn:aws:iam::123456789012:role/stranger",
                "arn:aws:kms:eu-west-1:123456789012:key/99999999-9999-4999-8999-999999999999",
                "",
                List.of());
        return RdsTaskView.at(tasks.put(identifier, request, source, plan), tasks.now());
    }

    /** The API denies from now on that the task exists; it still runs, and its identifier stays taken. */
    public void hide(String identifier) {
        tasks.hide(identifier);
    }

    /** Every task, also those that the API does not show, in the order of their start. */
    public List<RdsExportTask> tasks() {
        return tasks.all().stream()
                .map(task -> RdsTaskView.at(task, tasks.now()))
                .toList();
    }

    /** How many tasks there have ever been. */
    public int count() {
        return tasks.count();
    }

    /**
     * How long all tasks together held a slot between two instants.
     *
     * @param to not after now
     */
    public Duration slotTime(Instant from, Instant to) {
        return tasks.all().stream().map(task -> task.held(from, to)).reduce(Duration.ZERO, Duration::plus);
    }

    /** How long the one held its slot that held it longest between two instants. */
    public Duration longest(Instant from, Instant to) {
        return tasks.all().stream()
                .map(task -> task.held(from, to))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How many slots are taken now. */
    public int slotsInUse() {
        Instant now = tasks.now();
        return (int) tasks.all().stream().filter(task -> task.isRunning(now)).count();
    }

    public RdsExportTask task(String identifier) {
        return RdsTaskView.at(find(identifier), tasks.now());
    }

    /** What a task exports, as it was when the task began. */
    public RdsSource source(String identifier) {
        return find(identifier).source();
    }

    /** How often an export of each source was ever started. */
    public Map<String, Integer> starts() {
        Map<String, Integer> starts = new TreeMap<>();
        tasks.all().forEach(task -> starts.merge(task.source().arn(), 1, Integer::sum));
        return starts;
    }

    public int starts(String sourceArn) {
        return starts().getOrDefault(RdsResource.stored(sourceArn), 0);
    }

    /** Whether the API shows the task at an instant. */
    public boolean isShown(String identifier, Instant at) {
        return find(identifier).isVisible(at);
    }

    private Task<StartRequest, RdsSource, RdsEnding> find(String identifier) {
        return tasks.find(identifier)
                .orElseThrow(() -> new IllegalArgumentException("no export task was ever started as " + identifier));
    }
}
