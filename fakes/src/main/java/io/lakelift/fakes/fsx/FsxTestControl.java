package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.task.TestControl;

/** Controls data repository tasks from the inside, for tests, and shows what the API does not. */
public final class FsxTestControl extends TestControl<CreateRequest, FileSystem, FsxEnding, DataRepositoryTask> {
    private final FsxAccount account;
    private final FsxTaskStore tasks;

    FsxTestControl(FsxAccount account, FsxTaskStore tasks) {
        super(tasks);
        this.account = account;
        this.tasks = tasks;
    }

    /** Someone else's task takes the file system for as long as the plan says. */
    public DataRepositoryTask occupy(String fileSystemId, TaskPlan<FsxEnding> plan) {
        return occupy(CreateRequest.export(fileSystemId, ""), plan);
    }

    /** Lets someone else's task of any type, such as an import, and with any tags occupy its file system. */
    public DataRepositoryTask occupy(CreateRequest request, TaskPlan<FsxEnding> plan) {
        FileSystem fileSystem = account.fileSystem(request.fileSystemId())
                .orElseThrow(() -> new IllegalArgumentException("there is no file system " + request.fileSystemId()));
        return tasks.occupy(request, fileSystem, plan);
    }
}
