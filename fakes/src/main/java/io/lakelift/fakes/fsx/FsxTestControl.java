package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The side of the service that its API does not show: what other people do in the console, and the whole truth about
 * the tasks, for assertions. Nothing here is throttled, disturbed or counted as a call.
 */
public final class FsxTestControl {
    private final FsxAccount account;
    private final FsxTaskStore tasks;

    FsxTestControl(FsxAccount account, FsxTaskStore tasks) {
        this.account = account;
        this.tasks = tasks;
    }

    /** A person presses "Cancel"; as in the console, a task that has ended cannot be cancelled. */
    public DataRepositoryTask cancel(String taskId) {
        return tasks.cancel(find(taskId));
    }

    /** Somebody else's task takes the file system for as long as the plan says. */
    public DataRepositoryTask occupy(String fileSystemId, TaskPlan<FsxEnding> plan) {
        return occupy(CreateRequest.export(fileSystemId, ""), plan);
    }

    /** The same with a task of any type and with any tags, such as one that imports. */
    public DataRepositoryTask occupy(CreateRequest request, TaskPlan<FsxEnding> plan) {
        FileSystem fileSystem = account.fileSystem(request.fileSystemId())
                .orElseThrow(() -> new IllegalArgumentException("there is no file system " + request.fileSystemId()));
        return tasks.occupy(request, fileSystem, plan);
    }

    /** The API denies from now on that the task exists; it still runs, and its token stays taken. */
    public void hide(String taskId) {
        tasks.hide(taskId);
    }

    /** Every task, also those that the API does not show, in the order of their creation. */
    public List<DataRepositoryTask> tasks() {
        return tasks.all().stream()
                .map(task -> FsxTaskView.at(task, tasks.now()))
                .toList();
    }

    /** How many tasks there have ever been. */
    public int count() {
        return tasks.count();
    }

    public DataRepositoryTask task(String taskId) {
        return FsxTaskView.at(find(taskId), tasks.now());
    }

    /** How often a task was ever created for each file system, by its ARN. */
    public Map<String, Integer> starts() {
        Map<String, Integer> starts = new TreeMap<>();
        tasks.all().forEach(task -> starts.merge(task.source().arn(), 1, Integer::sum));
        return starts;
    }

    public int starts(String fileSystemArn) {
        return starts().getOrDefault(fileSystemArn, 0);
    }

    /** Whether the API shows the task at an instant. */
    public boolean isShown(String taskId, Instant at) {
        return find(taskId).isVisible(at);
    }

    private Task<CreateRequest, FileSystem, FsxEnding> find(String taskId) {
        return tasks.find(taskId)
                .orElseThrow(() -> new IllegalArgumentException("no task was ever created as " + taskId));
    }
}
