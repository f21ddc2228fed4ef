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
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A service in a map, which keeps the port's promises and breaks on request. */
public final class InMemoryExportGateway implements ExportGateway {
    private final Map<String, ExportTask> tasks = new LinkedHashMap<>();
    private final Deque<ExportException> beforeCall = new ArrayDeque<>();
    private final Deque<ExportException> afterCall = new ArrayDeque<>();
    private final Deque<ExportException> beforeStart = new ArrayDeque<>();
    private final Deque<ExportException> afterStart = new ArrayDeque<>();
    private final Deque<ExportException> beforeFind = new ArrayDeque<>();
    private final Deque<ExportException> beforeCancel = new ArrayDeque<>();
    private final Deque<ExportException> beforeList = new ArrayDeque<>();
    private final Deque<ExportException> beforeOf = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private boolean hidden;
    private boolean lagging;

    @Override
    public ExportTask start(StartToken token, ExportRequest request) {
        return call("start", beforeStart, () -> {
            String id = token.identifier().value();
            if (tasks.containsKey(id)) {
                throw Refusal.EXPORT_TASK_ALREADY_EXISTS.because("taken");
            }
            ExportTask task = put(task(id, request, "STARTING"));
            next(afterStart);
            return task;
        });
    }

    @Override
    public Optional<ExportTask> started(StartToken token, ExportSource source) {
        return lagging ? Optional.empty() : find(token.identifier().value());
    }

    @Override
    public Optional<ExportTask> find(String id) {
        return call(
                "find",
                beforeFind,
                () -> visible(task -> task.ref().id().equals(id)).stream().findFirst());
    }

    @Override
    public void cancel(String id) {
        call("cancel", beforeCancel, () -> {
            ExportTask task = visible(each -> each.ref().id().equals(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.EXPORT_TASK_NOT_FOUND.because("unknown"));
            if (task.status().terminal() || task.status() == ExportStatus.CANCELING) {
                throw new CancelTooLate("ended");
            }
            return put(with(task, "CANCELING", Optional.empty(), Optional.empty()));
        });
    }

    @Override
    public List<ExportTask> of(Arn source) {
        return call("of", beforeOf, () -> visible(task -> task.sourceArn().equals(source.toString())));
    }

    @Override
    public List<ExportTask> running() {
        return call("running", beforeList, () -> visible(task -> !task.status().terminal()));
    }

    @Override
    public List<ExportTask> all() {
        return call("all", beforeList, () -> ExportGateway.notTooMany("RDS", visible(task -> true), TO_COUNT));
    }

    @Override
    public List<ExportTask> complete() {
        return call(
                "complete",
                beforeList,
                () -> ExportGateway.notTooMany(
                        "RDS", visible(task -> task.status() == ExportStatus.COMPLETE), TO_MEASURE));
    }

    @Override
    public List<ExportTask> complete(Duration within) {
        return call("complete", beforeList, () -> visible(task -> task.status() == ExportStatus.COMPLETE));
    }

    private List<ExportTask> visible(Predicate<ExportTask> wanted) {
        return hidden ? List.of() : tasks.values().stream().filter(wanted).toList();
    }

    private <T> T call(String name, Deque<ExportException> before, Supplier<T> effect) {
        calls.add(name);
        next(beforeCall);
        next(before);
        T answer = effect.get();
        next(afterCall);
        return answer;
    }

    private static void next(Deque<ExportException> script) {
        ExportException error = script.poll();
        if (error != null) {
            throw error;
        }
    }

    /** All doors, of which RDS's is this one. */
    public Services services(Snapshots.DbSnapshot... snapshots) {
        return new Services(
                this, new InMemoryExportGateway(), source -> Snapshots.Found.all(snapshots), new InMemoryExecutions());
    }

    /** The next call, whichever it is, fails and does nothing. */
    void failNextCall(ExportException error) {
        beforeCall.add(error);
    }

    /** The next call, whichever it is, takes effect, and its answer is lost. */
    void loseNextAnswer(ExportException error) {
        afterCall.add(error);
    }

    /** The next start fails and does nothing. */
    public void refuseNextStart(ExportException error) {
        beforeStart.add(error);
    }

    /** The next start takes effect, and its answer is lost. */
    public void loseNextStart(ExportException error) {
        afterStart.add(error);
    }

    /** The next look at a task fails. */
    public void failNextFind(ExportException error) {
        beforeFind.add(error);
    }

    /** The next list of what runs, of what is complete, or of all, fails. */
    public void refuseNextList(ExportException error) {
        beforeList.add(error);
    }

    /** The next list of a source's exports fails. */
    public void refuseNextListOfSource(ExportException error) {
        beforeOf.add(error);
    }

    /** The next cancel fails and does nothing. */
    public void refuseNextCancel(ExportException error) {
        beforeCancel.add(error);
    }

    /** While hidden, no task is found: the service is eventually consistent. */
    public void hide(boolean hide) {
        hidden = hide;
    }

    /** From now on a start is not found by its token, while lists show its task. */
    void lag() {
        lagging = true;
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
                Optional.of("lakelift"),
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
