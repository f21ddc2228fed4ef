package io.lakelift.fakes.fsx;

import java.time.Duration;
import java.util.Optional;

/**
 * What is going to happen to a task, fixed when it is created: together with the clock it gives the task's state.
 *
 * @param pending before the task begins: PENDING
 * @param executing from the first file to the last: EXECUTING
 * @param verifying a state of tomorrow between the last file and the end; AWS has none
 * @param files what TotalCount comes to
 * @param unseen how long the API denies that the task exists, as eventual consistency may
 * @param canceledAfter when a person cancels it in the console
 * @param vanishesAfter when the API forgets the task for good
 */
public record FsxTaskPlan(
        Duration pending,
        Duration executing,
        Duration verifying,
        long files,
        FsxEnding ending,
        Duration unseen,
        Optional<Duration> canceledAfter,
        Optional<Duration> vanishesAfter) {

    /** The plan that follows from the file system alone, so that a run can be repeated: 5 to 30 minutes. */
    public static FsxTaskPlan of(FileSystem fileSystem) {
        int spread = Math.floorMod(fileSystem.arn().hashCode(), 4);
        long minutes = 4 + Math.min(fileSystem.changedFiles() / 10_000, 22);
        return of(Duration.ofMinutes(1 + spread), Duration.ofMinutes(minutes), fileSystem.changedFiles());
    }

    /** A plan that succeeds, with nothing unusual on the way. */
    public static FsxTaskPlan of(Duration pending, Duration executing, long files) {
        return new FsxTaskPlan(
                pending,
                executing,
                Duration.ZERO,
                files,
                new FsxEnding.Succeed(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }

    public FsxTaskPlan pending(Duration other) {
        return new FsxTaskPlan(other, executing, verifying, files, ending, unseen, canceledAfter, vanishesAfter);
    }

    public FsxTaskPlan verifying(Duration other) {
        return new FsxTaskPlan(pending, executing, other, files, ending, unseen, canceledAfter, vanishesAfter);
    }

    public FsxTaskPlan ending(FsxEnding other) {
        return new FsxTaskPlan(pending, executing, verifying, files, other, unseen, canceledAfter, vanishesAfter);
    }

    public FsxTaskPlan unseenFor(Duration other) {
        return new FsxTaskPlan(pending, executing, verifying, files, ending, other, canceledAfter, vanishesAfter);
    }

    public FsxTaskPlan canceledAfter(Duration other) {
        return new FsxTaskPlan(pending, executing, verifying, files, ending, unseen, Optional.of(other), vanishesAfter);
    }

    public FsxTaskPlan vanishingAfter(Duration other) {
        return new FsxTaskPlan(pending, executing, verifying, files, ending, unseen, canceledAfter, Optional.of(other));
    }

    /** Half of the files are done by then. */
    public Duration midway() {
        return pending.plus(executing.dividedBy(2));
    }

    /** An export of chosen paths finds fewer files than one of the whole. */
    FsxTaskPlan partial() {
        long some = Math.max(1, files / 4);
        return new FsxTaskPlan(pending, executing, verifying, some, ending, unseen, canceledAfter, vanishesAfter);
    }
}
