package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskStore;
import io.lakelift.fakes.wire.ErrorShape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Stores RDS's export tasks. An identifier stays taken for good. At most five tasks run at once, unless the quota is
 * changed, and no source is exported twice at the same time. Tasks that {@link #put} adds are not checked, but they
 * count.
 */
final class RdsTaskStore extends TaskStore<StartRequest, RdsSource, RdsEnding, RdsExportTask> {
    private static final int QUOTA = 5;
    private static final Duration CANCELING = Duration.ofMinutes(2);

    private int quota = QUOTA;
    private ErrorShape sourceIsRunning = RdsError.EXPORT_TASK_ALREADY_EXISTS;

    RdsTaskStore(InstantSource clock) {
        super(clock, CANCELING, RdsTaskPlan::of);
    }

    @Override
    protected RdsExportTask view(Task<StartRequest, RdsSource, RdsEnding> task, Instant now) {
        return RdsTaskView.at(task, now);
    }

    synchronized void quota(int other) {
        quota = other;
    }

    synchronized void answerRunningSourceWith(ErrorShape error) {
        sourceIsRunning = error;
    }

    synchronized RdsExportTask start(StartRequest request, RdsSource source) {
        Instant now = now();
        if (all().stream()
                .filter(task -> task.source().arn().equals(source.arn()))
                .anyMatch(task -> task.isRunning(now))) {
            throw sourceIsRunning.because("You can't start an export task for " + source.arn()
                    + " because another export task for it is already running.");
        }
        if (all().stream().filter(task -> task.isRunning(now)).count() >= quota) {
            throw RdsError.EXPORT_TASK_LIMIT_REACHED.because(
                    "You have reached the limit of " + quota + " concurrent export tasks.");
        }
        boolean partly = !request.exportOnly().isEmpty();
        return RdsTaskView.at(begin(request.exportTaskIdentifier(), request, source, partly), now);
    }

    void refuseTaken(String identifier) {
        if (find(identifier).isPresent()) {
            throw RdsError.EXPORT_TASK_ALREADY_EXISTS.because(
                    "The export task with the ID " + identifier + " already exists.");
        }
    }

    /** A task that is CANCELING may be cancelled again; AWS documents an error only for one that has ended. */
    @Override
    protected synchronized RdsExportTask cancel(Task<StartRequest, RdsSource, RdsEnding> task) {
        Instant now = now();
        RdsExportTask described = RdsTaskView.at(task, now);
        if (described.status().ended()) {
            throw RdsError.INVALID_EXPORT_TASK_STATE.because("The export task " + task.id()
                    + " can't be canceled because its status is " + described.status() + ".");
        }
        return described.status() == Status.CANCELING ? described : RdsTaskView.at(cancel(task, now), now);
    }

    /**
     * The task, if the API shows it.
     *
     * @throws io.lakelift.fakes.wire.ServiceError ExportTaskNotFound if it does not
     */
    Task<StartRequest, RdsSource, RdsEnding> visible(String identifier) {
        return find(identifier)
                .filter(task -> task.isVisible(now()))
                .orElseThrow(() -> RdsError.EXPORT_TASK_NOT_FOUND.because(
                        "The export task with the ID " + identifier + " doesn't exist."));
    }
}
