package io.lakelift.fakes.fsx;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Every task ever created. A token names one task for good, and a file system has one task at a time. */
final class FsxTaskStore {
    private final InstantSource clock;
    private final Map<String, FsxTask> tasks = new LinkedHashMap<>();
    private Function<FileSystem, FsxTaskPlan> planner = FsxTaskPlan::of;

    FsxTaskStore(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized int count() {
        return tasks.size();
    }

    synchronized void plan(Function<FileSystem, FsxTaskPlan> other) {
        planner = other;
    }

    /** The task that this very request created before; it counts even where the API does not show the task. */
    synchronized Optional<DataRepositoryTask> repeated(CreateRequest request) {
        Optional<FsxTask> earlier = tasks.values().stream()
                .filter(task -> !request.clientRequestToken().isEmpty())
                .filter(task -> task.request().clientRequestToken().equals(request.clientRequestToken()))
                .findFirst();
        earlier.flatMap(task -> request.differenceTo(task.request())).ifPresent(parameter -> {
            throw FsxError.INCOMPATIBLE_PARAMETER.because(
                    "The request has the ClientRequestToken of an earlier one, and another " + parameter + ".",
                    "Parameter",
                    parameter);
        });
        return earlier.map(task -> task.at(now()));
    }

    synchronized DataRepositoryTask start(CreateRequest request, FileSystem fileSystem) {
        Instant now = now();
        if (tasks.values().stream()
                .filter(task -> task.fileSystem().id().equals(fileSystem.id()))
                .anyMatch(task -> !task.at(now).lifecycle().ended())) {
            throw FsxError.TASK_EXECUTING.because("An existing data repository task is currently executing on file"
                    + " system " + fileSystem.id() + ".");
        }
        FsxTaskPlan plan = planner.apply(fileSystem);
        return put(request, fileSystem, request.paths().isEmpty() ? plan : plan.partial())
                .at(now);
    }

    /** Lets a task run that is not asked whether another one does. */
    synchronized FsxTask put(CreateRequest request, FileSystem fileSystem, FsxTaskPlan plan) {
        int ordinal = tasks.size();
        FsxTask task = new FsxTask(ordinal, id(ordinal), request, fileSystem, plan, now(), Optional.empty(), false);
        tasks.put(task.id(), task);
        return task;
    }

    private static String id(int ordinal) {
        byte[] name = ("data repository task " + ordinal).getBytes(StandardCharsets.UTF_8);
        return "task-0"
                + UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, 16);
    }

    /** What a second cancel answers is not documented; "if PENDING or EXECUTING" leaves only the error for one ended. */
    synchronized DataRepositoryTask cancel(FsxTask task) {
        Instant now = now();
        TaskLifecycle lifecycle = task.at(now).lifecycle();
        if (!lifecycle.cancelable()) {
            throw FsxError.TASK_ENDED.because(
                    "The data repository task " + task.id() + " could not be canceled: it is " + lifecycle + ".");
        }
        FsxTask canceled = task.canceledAt(now);
        tasks.put(task.id(), canceled);
        return canceled.at(now);
    }

    /** The task as the API sees it. */
    synchronized FsxTask visible(String id) {
        return Optional.ofNullable(tasks.get(id))
                .filter(task -> task.isVisible(now()))
                .orElseThrow(() -> FsxError.TASK_NOT_FOUND.because("Data repository task " + id + " does not exist."));
    }

    synchronized List<FsxTask> visible() {
        Instant now = now();
        return tasks.values().stream().filter(task -> task.isVisible(now)).toList();
    }

    synchronized List<FsxTask> all() {
        return List.copyOf(tasks.values());
    }

    synchronized void hide(String id) {
        tasks.computeIfPresent(id, (key, task) -> task.hide());
    }
}
