package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskPlan;
import java.time.Duration;

/** Makes the plans of FSx tasks. The size of a plan is the final TotalCount. */
public final class FsxTaskPlan {
    private FsxTaskPlan() {}

    /** A plan that depends only on the file system, so that a run can be repeated. The task takes 5 to 30 minutes. */
    public static TaskPlan<FsxEnding> of(FileSystem fileSystem) {
        int spread = Math.floorMod(fileSystem.arn().hashCode(), 4);
        long minutes = 4 + Math.min(fileSystem.changedFiles() / 10_000, 22);
        return of(Duration.ofMinutes(1 + spread), Duration.ofMinutes(minutes), fileSystem.changedFiles());
    }

    /** A plan that succeeds without anything unusual. */
    public static TaskPlan<FsxEnding> of(Duration pending, Duration executing, long files) {
        return TaskPlan.of(pending, executing, files, new FsxEnding.Succeed());
    }
}
