package io.lakelift.export;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service in a map, which keeps the port's promises and breaks on request. */
public final class InMemoryExportGateway implements ExportGateway {
    private final Map<String, ExportTask> tasks = new LinkedHashMap<>();
    private final Deque<Runnable> beforeStart = new ArrayDeque<>();
    private final Deque<Runnable> afterStart = new ArrayDeque<>();
    private final Deque<Runnable> beforeFind = new ArrayDeque<>();
    private final Deque<Runnable> beforeCancel = new ArrayDeque<>();
    private final Deque<Runnable> beforeList = new ArrayDeque<>();
    private final Deque<Runnable> beforeOf = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private boolean hidden;

    @Override
    public ExportTask start(StartToken token, ExportRequest request) {
        calls.add("start");
        Optional.ofNullable(beforeStart.poll()).ifPresent(Runnable::run);
        String id = token.identifier().value();
        if (tasks.containsKey(id)) {
            throw Refusal.EXPORT_TASK_ALREADY_EXISTS.because("taken");
        }
        tasks.put(id, task(id, request, "STARTING"));
        Optional.ofNullable(afterStart.poll()).ifPresent(Runnable::run);
        return tasks.get(id);
    }

    @Override
    public Optional<ExportTask> started(StartToken token, ExportSource source) {
        return find(token.identifier().value());
    }

    @Override
    public Optional<ExportTask> find(String id) {
        calls.add("find");
        Optional.ofNullable(beforeFind.poll()).ifPresent(Runnable::run);
        return hidden ? Optional.empty() : Optional.ofNullable(tasks.get(id));
    }

    @Override
    public void cancel(String id) {
        calls.add("cancel");
        Optional.ofNullable(beforeCancel.poll()).ifPresent(Runnable::run);
        ExportTask task = find(id).orElseThrow(() -> Refusal.EXPORT_TASK_NOT_FOUND.because("unknown"));
        if (task.status().terminal() || task.status() == ExportStatus.CANCELING) {
            throw new CancelTooLate("ended");
        }
        put(with(task, "CANCELING", Optional.empty(), Optional.empty()));
    }

    @Override
    public List<ExportTask> of(Arn source) {
        calls.add("of");
        Optional.ofNullable(beforeOf.poll()).ifPresent(Runnable::run);
        return hidden
                ? List.of()
                : tasks.values().stream()
                        .filter(task -> task.sourceArn().equals(source.toString()))
                        .toList();
    }

    @Override
    public List<ExportTask> running() {
        calls.add("running");
        Optional.ofNullable(beforeList.poll()).ifPresent(Runnable::run);
        return tasks.values().stream().filter(task -> !task.status().terminal()).toList();
    }

    @Override
    public List<ExportTask> all() {
        calls.add("all");
        return hidden ? List.of() : List.copyOf(tasks.values());
    }

    @Override
    public List<ExportTask> complete() {
        calls.add("complete");
        Optional.ofNullable(beforeList.poll()).ifPresent(Runnable::run);
        return tasks.values().stream()
                .filter(task -> task.status() == ExportStatus.COMPLETE)
                .toList();
    }

    @Override
    public List<ExportTask> complete(Duration within) {
        return complete();
    }

    /** All doors, of which RDS's is this one. */
    public Services services(Snapshots.DbSnapshot... snapshots) {
        return new Services(
                this, new InMemoryExportGateway(), source -> Snapshots.Found.all(snapshots), new InMemoryExecutions());
    }

    /** The next start fails and does nothing. */
    public void refuseNextStart(ExportException error) {
        beforeStart.add(() -> {
            throw error;
        });
    }

    /** The next start takes effect, and its answer is lost. */
    public void loseNextStart(ExportException error) {
        afterStart.add(() -> {
            throw error;
        });
    }

    /** The next look at a task fails. */
    public void failNextFind(ExportException error) {
        beforeFind.add(() -> {
            throw error;
        });
    }

    /** The next look at a task works, before one that may fail. */
    public void passNextFind() {
        beforeFind.add(() -> {});
    }

    /** The next list of what runs, or is complete, fails. */
    public void refuseNextList(ExportException error) {
        beforeList.add(() -> {
            throw error;
        });
    }

    /** The next list of a source's exports fails. */
    public void refuseNextListOfSource(ExportException error) {
        beforeOf.add(() -> {
            throw error;
        });
    }

    /** The next cancel fails and does nothing. */
    public void refuseNextCancel(ExportException error) {
        beforeCancel.add(() -> {
            throw error;
        });
    }

    /** While hidden, no task is found: the service is eventually consistent. */
    public void hide(boolean hide) {
        hidden = hide;
    }

    public ExportTask put(ExportTask task) {
        tasks.put(task.ref().id(), task);
        return task;
    }

    public Map<String, ExportTask> tasks() {
        return Map.copyOf(tasks);
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    public static ExportTask task(String identifier, ExportRequest request, String status) {
        return switch (request) {
            case ExportRequest.OfDatabase database -> task(identifier, database, status);
            case ExportRequest.OfFiles files -> task(files, status);
        };
    }

    private static ExportTask task(ExportRequest.OfFiles files, String status) {
        return new ExportTask(
                Optional.empty(),
                Optional.of("task-0123456789abcdef0"),
                files.source().arn().toString(),
                Optional.of("FILE_SYSTEM"),
                status,
                List.of(),
                files.paths(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0),
                Optional.empty(),
                Optional.of(new FileCounts(10, 0, 0)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ExportTask task(String identifier, ExportRequest.OfDatabase database, String status) {
        return new ExportTask(
                Optional.of(identifier),
                Optional.empty(),
                database.source().arn().toString(),
                Optional.of("SNAPSHOT"),
                status,
                database.exportOnly().entries(),
                List.of(),
                Optional.of(Instant.parse("2026-11-20T03:10:00Z")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(database.target().s3BucketName()),
                Optional.of(database.target().s3Prefix()).filter(prefix -> !prefix.isEmpty()),
                Optional.empty(),
                Optional.of(database.target().iamRoleArn()),
                Optional.of(database.target().kmsKeyId()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0),
                Optional.of(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The task with another status and texts. */
    public static ExportTask with(ExportTask task, String status, Optional<String> failure, Optional<String> warning) {
        return progressed(task, status, failure, warning, Optional.empty(), 0);
    }

    /** The task some way on. */
    public static ExportTask progressed(
            ExportTask task,
            String status,
            Optional<String> failure,
            Optional<String> warning,
            Optional<Instant> exportingSince,
            int percent) {
        return copy(task, status, failure, warning, exportingSince, task.taskEndTime(), percent);
    }

    /** The task complete, after exporting from one time to the other. */
    public static ExportTask completed(ExportTask task, Instant since, Instant end) {
        return copy(task, "COMPLETE", Optional.empty(), Optional.empty(), Optional.of(since), Optional.of(end), 100);
    }

    /** The task ended, at that time. */
    public static ExportTask ended(ExportTask task, String status, Instant end) {
        return copy(task, status, Optional.empty(), Optional.empty(), task.taskStartTime(), Optional.of(end), 0);
    }

    /** The task from one time to another, with so many GB. */
    public static ExportTask extracted(ExportTask task, Instant since, Optional<Instant> end, int gb) {
        return copy(task, task.rawStatus(), Optional.empty(), Optional.empty(), Optional.of(since), end, gb);
    }

    private static ExportTask copy(
            ExportTask task,
            String status,
            Optional<String> failure,
            Optional<String> warning,
            Optional<Instant> since,
            Optional<Instant> end,
            int percent) {
        return new ExportTask(
                task.exportTaskIdentifier(),
                task.taskId(),
                task.sourceArn(),
                task.sourceType(),
                status,
                task.exportOnly(),
                task.paths(),
                task.snapshotTime(),
                since,
                end,
                task.s3Bucket(),
                task.s3Prefix(),
                task.s3Uri(),
                task.iamRoleArn(),
                task.kmsKeyId(),
                task.executionArn(),
                task.deployment(),
                Optional.of(percent),
                Optional.of(percent),
                task.files(),
                failure,
                warning,
                Optional.empty());
    }
}
