package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.task.TestControl;
import java.util.Map;

/** Lets tests, scenarios and simulations control data repository tasks and see what the API does not show. */
public final class FsxTestControl extends TestControl<CreateRequest, FileSystem, FsxEnding, DataRepositoryTask> {
    private final FsxAccount account;
    private final FsxTaskStore tasks;

    FsxTestControl(FsxAccount account, FsxTaskStore tasks) {
        super(tasks);
        this.account = account;
        this.tasks = tasks;
    }

    /** Starts someone else's task, which occupies the file system for as long as the plan says. */
    public DataRepositoryTask occupy(String fileSystemId, TaskPlan<FsxEnding> plan) {
        return occupy(CreateRequest.export(fileSystemId, ""), plan);
    }

    /**
     * Starts a deployment's export of some file system, with the id that is given; does nothing if there is no file
     * system.
     */
    public void start(String taskId, Map<String, String> tags) {
        account.fileSystems().stream().findFirst().ifPresent(fileSystem -> {
            CreateRequest whole = CreateRequest.export(fileSystem.id(), "");
            tasks.start(
                    taskId,
                    new CreateRequest(whole.type(), fileSystem.id(), whole.paths(), whole.report(), "", tags),
                    fileSystem);
        });
    }

    /** Starts someone else's task, which may have any tags and any type, such as an import. */
    public DataRepositoryTask occupy(CreateRequest request, TaskPlan<FsxEnding> plan) {
        FileSystem fileSystem = account.fileSystem(request.fileSystemId())
                .orElseThrow(() -> new IllegalArgumentException("there is no file system " + request.fileSystemId()));
        return tasks.occupy(request, fileSystem, plan);
    }
}
