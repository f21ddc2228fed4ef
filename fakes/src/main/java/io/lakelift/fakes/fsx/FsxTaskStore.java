package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.task.TaskStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores FSx's tasks. A client request token belongs to one task for good, and a file system has at most one running
 * task, unless {@link #occupy} adds another.
 */
final class FsxTaskStore extends TaskStore<CreateRequest, FileSystem, FsxEnding, DataRepositoryTask> {
    /** How long a cancel takes; files in flight are exported meanwhile. */
    private static final Duration CANCELING = Duration.ofMinutes(1);

    FsxTaskStore(InstantSource clock) {
        super(clock, CANCELING, FsxTaskPlan::of);
    }

    @Override
    protected DataRepositoryTask view(Task<CreateRequest, FileSystem, FsxEnding> task, Instant now) {
        return FsxTaskView.at(task, now);
    }

    /**
     * The task that an earlier request with the same token created, even if the API does not show it; empty if there is
     * none.
     *
     * @throws io.lakelift.fakes.wire.ServiceError IncompatibleParameterError if the requests differ
     */
    Optional<DataRepositoryTask> repeated(CreateRequest request) {
        Optional<Task<CreateRequest, FileSystem, FsxEnding>> earlier = all().stream()
                .filter(task -> !request.clientRequestToken().isEmpty())
                .filter(task -> task.request().clientRequestToken().equals(request.clientRequestToken()))
                .findFirst();
        earlier.flatMap(task -> request.differenceTo(task.request())).ifPresent(parameter -> {
            throw FsxError.INCOMPATIBLE_PARAMETER
                    .with("Parameter", parameter)
                    .because(
                            "The request has the ClientRequestToken of an earlier one, and another " + parameter + ".");
        });
        return earlier.map(task -> FsxTaskView.at(task, now()));
    }

    synchronized DataRepositoryTask start(CreateRequest request, FileSystem fileSystem) {
        Instant now = now();
        if (all().stream()
                .filter(task -> task.source().id().equals(fileSystem.id()))
                .anyMatch(task -> task.isRunning(now))) {
            throw FsxError.TASK_EXECUTING.because("An existing data repository task is currently executing on file"
                    + " system " + fileSystem.id() + ".");
        }
        return FsxTaskView.at(
                begin(nextId(), request, fileSystem, !request.paths().isEmpty()), now);
    }

    /** Starts a task without checking whether the file system already has one. */
    synchronized DataRepositoryTask occupy(CreateRequest request, FileSystem fileSystem, TaskPlan<FsxEnding> plan) {
        return FsxTaskView.at(put(nextId(), request, fileSystem, plan), now());
    }

    /** Starts a task with this id, planned as any other. */
    synchronized void start(String id, CreateRequest request, FileSystem fileSystem) {
        begin(id, request, fileSystem, false);
    }

    private String nextId() {
        byte[] name = ("data repository task " + count()).getBytes(StandardCharsets.UTF_8);
        return "task-0"
                + UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, 16);
    }

    /**
     * FSx cancels a task "in either the PENDING or EXECUTING state"; every other task gets the error for one that has
     * ended. What AWS answers to a second cancel is not documented.
     */
    @Override
    protected synchronized DataRepositoryTask cancel(Task<CreateRequest, FileSystem, FsxEnding> task) {
        Instant now = now();
        TaskLifecycle lifecycle = FsxTaskView.at(task, now).lifecycle();
        if (!lifecycle.cancelable()) {
            throw FsxError.TASK_ENDED.because(
                    "The data repository task " + task.id() + " could not be canceled: it is " + lifecycle + ".");
        }
        return FsxTaskView.at(cancel(task, now), now);
    }

    /**
     * The task, if the API shows it.
     *
     * @throws io.lakelift.fakes.wire.ServiceError DataRepositoryTaskNotFound if it does not
     */
    Task<CreateRequest, FileSystem, FsxEnding> visible(String id) {
        return find(id).filter(task -> task.isVisible(now()))
                .orElseThrow(() -> FsxError.TASK_NOT_FOUND.because("Data repository task " + id + " does not exist."));
    }
}
