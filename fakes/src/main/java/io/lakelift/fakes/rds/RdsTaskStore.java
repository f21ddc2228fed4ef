package io.lakelift.fakes.rds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every task ever started. An identifier stays taken for good; five tasks run at once and no source is exported twice
 * at the same time, whoever started them.
 */
final class RdsTaskStore {
    private static final int QUOTA = 5;

    private final InstantSource clock;
    private final Map<String, RdsTask> tasks = new LinkedHashMap<>();
    private Function<RdsSource, RdsTaskPlan> planner = RdsTaskPlan::of;
    private int quota = QUOTA;
    private RdsError sourceIsRunning = RdsError.EXPORT_TASK_ALREADY_EXISTS;

    RdsTaskStore(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void plan(Function<RdsSource, RdsTaskPlan> other) {
        planner = other;
    }

    synchronized void quota(int other) {
        quota = other;
    }

    synchronized int count() {
        return tasks.size();
    }

    synchronized void answerRunningSourceWith(RdsError error) {
        sourceIsRunning = error;
    }

    synchronized RdsExportTask start(StartRequest request, RdsSource source, String keyArn) {
        Instant now = now();
        if (all(now, source.arn()).stream().anyMatch(task -> task.isRunning(now))) {
            throw sourceIsRunning.because("You can't start an export task for " + source.arn()
                    + " because another export task for it is already running.");
        }
        if (tasks.values().stream().filter(task -> task.isRunning(now)).count() >= quota) {
            throw RdsError.EXPORT_TASK_LIMIT_REACHED.because(
                    "You have reached the limit of " + quota + " concurrent export tasks.");
        }
        RdsTaskPlan plan = planner.apply(source);
        return put(request, source, keyArn, request.exportOnly().isEmpty() ? plan : plan.partial())
                .at(now);
    }

    /** Lets a task run that is not asked about quota or source. */
    synchronized RdsTask put(StartRequest request, RdsSource source, String keyArn, RdsTaskPlan plan) {
        RdsTask task = new RdsTask(tasks.size(), request, source, keyArn, plan, now(), Optional.empty(), false);
        tasks.put(task.identifier(), task);
        return task;
    }

    synchronized void refuseTaken(String identifier) {
        if (tasks.containsKey(identifier)) {
            throw RdsError.EXPORT_TASK_ALREADY_EXISTS.because(
                    "The export task with the ID " + identifier + " already exists.");
        }
    }

    /** A task that is CANCELING may be cancelled again; AWS documents an error only for one that has ended. */
    synchronized RdsExportTask cancel(RdsTask task) {
        Instant now = now();
        Status status = task.at(now).status();
        if (status.ended()) {
            throw RdsError.INVALID_EXPORT_TASK_STATE.because("The export task " + task.identifier()
                    + " can't be canceled because its status is " + status + ".");
        }
        if (status == Status.CANCELING) {
            return task.at(now);
        }
        RdsTask canceled = task.canceledAt(now);
        tasks.put(task.identifier(), canceled);
        return canceled.at(now);
    }

    /** The task as the API sees it. */
    synchronized RdsTask visible(String identifier) {
        return Optional.ofNullable(tasks.get(identifier))
                .filter(task -> task.isVisible(now()))
                .orElseThrow(() -> RdsError.EXPORT_TASK_NOT_FOUND.because(
                        "The export task with the ID " + identifier + " doesn't exist."));
    }

    synchronized List<RdsTask> visible() {
        Instant now = now();
        return tasks.values().stream().filter(task -> task.isVisible(now)).toList();
    }

    synchronized List<RdsTask> all() {
        return List.copyOf(tasks.values());
    }

    private List<RdsTask> all(Instant now, String sourceArn) {
        return tasks.values().stream()
                .filter(task -> task.source().arn().equals(sourceArn))
                .toList();
    }

    synchronized void hide(String identifier) {
        tasks.computeIfPresent(identifier, (id, task) -> task.hide());
    }
}
