package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task at one moment, as FSx describes it. The counts are refreshed every 30 seconds, and there are none before the
 * task begins, as the FSx for Lustre guide says under "Understanding a task's status and details".
 */
record FsxTaskView(Task<CreateRequest, FileSystem, FsxEnding> task, TaskMoment moment) {
    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final long IN_FLIGHT = 8;

    static DataRepositoryTask at(Task<CreateRequest, FileSystem, FsxEnding> task, Instant now) {
        return new FsxTaskView(task, task.at(now)).dataRepositoryTask();
    }

    private DataRepositoryTask dataRepositoryTask() {
        CreateRequest request = task.request();
        return new DataRepositoryTask(
                task.id(),
                lifecycle(),
                request.type(),
                task.created(),
                moment.began(),
                moment.ended(),
                task.source().arnOf("task/" + task.id()),
                request.tags(),
                task.source().id(),
                request.paths(),
                failureMessage(),
                counts(),
                request.report().orElseThrow());
    }

    private TaskLifecycle lifecycle() {
        return switch (moment.phase()) {
            case PREPARING -> TaskLifecycle.PENDING;
            case RUNNING -> TaskLifecycle.EXECUTING;
            case VERIFYING -> TaskLifecycle.VERIFYING;
            case DONE -> TaskLifecycle.SUCCEEDED;
            case FAILED -> TaskLifecycle.FAILED;
            case CANCELING -> TaskLifecycle.CANCELING;
            case CANCELED -> TaskLifecycle.CANCELED;
        };
    }

    private Optional<String> failureMessage() {
        return moment.phase() == TaskMoment.Phase.FAILED && task.plan().ending() instanceof FsxEnding.Fail fail
                ? Optional.of(fail.message())
                : Optional.empty();
    }

    private Optional<Counts> counts() {
        Optional<Counts> counted = moment.began().map(this::counts);
        return moment.phase() == TaskMoment.Phase.CANCELED
                ? counted.map(counts -> counts.landing(IN_FLIGHT, moment.ended().orElseThrow()))
                : counted;
    }

    /** "When the task is complete, TotalCount equals the sum of SucceededCount plus FailedCount." */
    private Counts counts(Instant began) {
        long files = task.plan().size();
        return switch (moment.reached()) {
            case VERIFYING, DONE -> new Counts(files, files - failedFiles(), failedFiles(), moment.progressAt());
            case FAILED -> {
                long succeeded = files * task.plan().ending().failsAtPercent().orElseThrow() / 100;
                yield new Counts(files, succeeded, files - succeeded, moment.progressAt());
            }
            default -> executing(began);
        };
    }

    /** Until the first refresh, all counts are 0, even the total. */
    private Counts executing(Instant began) {
        long files = task.plan().size();
        long most = task.plan().ending().isNever() ? files * 9 / 10 : files;
        long refreshes = Duration.between(began, moment.progressAt()).dividedBy(REFRESH);
        Instant counted = began.plus(REFRESH.multipliedBy(refreshes));
        long whole = Math.max(1, task.plan().running().toMillis());
        long elapsed = Math.min(whole, Duration.between(began, counted).toMillis());
        long failed = failedFiles() * elapsed / whole;
        long processed = Math.min(most, files * elapsed / whole);
        return new Counts(refreshes == 0 ? 0 : files, processed - failed, failed, counted);
    }

    private long failedFiles() {
        return task.plan().ending() instanceof FsxEnding.SucceedPartly partly
                ? Math.min(partly.failedFiles(), task.plan().size())
                : 0;
    }
}
