package io.lakelift.export;

import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts the export of an execution, and never a second one, however often the start is retried or interrupted. Before
 * anything is started, the service is asked for an export with the execution's own token; one that is found is compared
 * with the request. The execution may also join a running export of the same data, or accept a complete one. If a slot
 * or a snapshot is not available yet, it waits.
 */
final class IdempotentStart {
    private final Deployment deployment;
    private final Services services;
    private final ExecutionContext execution;
    private final Instant now;
    private final Follower follower;
    private final ExportRequest request;
    private final Optional<FleetSlot> slot;
    private final Instant began;
    private final Instant deadline;
    private final StartAttempt before;
    private final Optional<Instant> uncertainSince;

    /** @param before what earlier attempts have left */
    IdempotentStart(
            Deployment deployment,
            Services services,
            ExecutionContext execution,
            Instant now,
            ExportRequest request,
            StartAttempt before) {
        this.deployment = deployment;
        this.services = services;
        this.execution = execution;
        this.now = now;
        this.follower = new Follower(deployment, services, execution, now);
        this.request = request;
        this.slot = request instanceof ExportRequest.OfDatabase database ? database.slot() : Optional.empty();
        this.began = slot.flatMap(FleetSlot::since).orElse(execution.startTime());
        this.deadline = began.plus(request.deadline());
        this.before = before.waitingFor().isEmpty()
                ? slot.flatMap(FleetSlot::snapshot)
                        .map(before::waitingForSnapshot)
                        .orElse(before)
                : before;
        // After the deadline nothing is started, so no later attempt can leave a doubt.
        this.uncertainSince = before.uncertainSince()
                .map(since -> since.isBefore(deadline) ? since : deadline)
                .filter(since -> now.isBefore(since.plus(StartAttempt.SHOWN_WITHIN)));
    }

    ExportReport start() {
        return switch (attempted()) {
            case ExportReport.Waiting waiting when waiting.snapshot().isEmpty() -> waiting.until(before.snapshot());
            case ExportReport.Following started
            when started.role() == Role.OWNER && before.waitingFor().isPresent() ->
                started.afterWaiting(Duration.between(began, now));
            case ExportReport other -> other;
        };
    }

    /** Once the deadline has passed it only looks: nothing is started just to be cancelled. */
    private ExportReport attempted() {
        ExportGateway exports = services.of(request.source().service());
        StartToken token = StartToken.of(deployment, request.source(), execution);
        Optional<ExportTask> own;
        try {
            own = exports.started(token, request.source());
        } catch (ExportRefused e) {
            return afterRefusedLook(e);
        }
        if (own.isPresent()) {
            return owned(own.get(), request);
        }
        if (!now.isBefore(deadline)) {
            return uncertainSince.isPresent()
                    ? waitingInDoubt()
                    : ExportReport.Ended.without(Role.OWNER, deadline, ExportEnd.notStarted(before.waitingFor()));
        }
        try {
            if (!(request instanceof ExportRequest.OfDatabase database) || !isResolvedLater(database.source())) {
                return started(exports, token, request);
            }
            Snapshots.DbSnapshot newest = newest(database);
            return newest.isUnderWay() ? waitedFor(newest) : started(exports, token, database.of(newest.source()));
        } catch (ExportRefused e) {
            return afterRefusal(e);
        }
    }

    /**
     * If an earlier attempt may have started the export, a refusal proves nothing. A permission that is seconds old may
     * work at the next attempt, so such refusals are retried for up to a minute; a source that is busy is tried for an
     * hour.
     */
    private ExportReport afterRefusal(ExportRefused refusal) {
        String why = String.valueOf(refusal.getMessage());
        if (uncertainSince.isPresent()) {
            return waiting(why);
        }
        long pause = refusal.refusal().patience().pause();
        if (!before.outlasts(refusal) || !now.plusSeconds(pause).isBefore(deadline)) {
            throw refusal;
        }
        return new ExportReport.Waiting(
                Role.OWNER, deadline, pause, why, Optional.empty(), Optional.empty(), before.refusals(refusal) + 1);
    }

    /**
     * A refused lookup says nothing about what an earlier attempt may have started, however long ago.
     */
    private ExportReport afterRefusedLook(ExportRefused refusal) {
        if (before.uncertainSince().isEmpty()) {
            return afterRefusal(refusal);
        }
        return RefusedPoll.report(
                refusal, execution, now, Role.OWNER, deadline, before.uncertainSince(), before.refusedSince());
    }

    private ExportReport started(ExportGateway exports, StartToken token, ExportRequest resolved) {
        return other(exports, resolved).or(() -> noRoom(exports)).orElseGet(() -> start(exports, token, resolved));
    }

    /**
     * Waits without requesting a start if the service has said how many exports it runs at once, and its list shows
     * that all of these slots are taken.
     */
    private Optional<ExportReport> noRoom(ExportGateway exports) {
        return before.waitingFor().filter(said -> isFull(exports)).map(this::waiting);
    }

    private boolean isFull(ExportGateway exports) {
        OptionalInt limit = before.limit();
        if (limit.isEmpty()) {
            return false;
        }
        try {
            return exports.running().stream()
                            .filter(task -> task.status() != ExportStatus.CANCELING)
                            .count()
                    >= limit.getAsInt();
        } catch (ExportRefused e) {
            return false;
        }
    }

    private static boolean isResolvedLater(ExportSource source) {
        return source instanceof ExportSource.Db || source instanceof ExportSource.ClusterLatest;
    }

    /**
     * The newest snapshot. If there is none, another kind of source may have been meant, or the instance takes none;
     * then the refusal says that instead of reporting missing backups.
     */
    private Snapshots.DbSnapshot newest(ExportRequest.OfDatabase asked) {
        try {
            return new NewestSnapshot(asked.source(), asked.choice(), began, before)
                    .of(services.snapshots().of(asked.source()));
        } catch (ExportRefused e) {
            throw switch (e.refusal()) {
                case SNAPSHOT_NOT_FOUND, SNAPSHOT_TOO_OLD ->
                    services.snapshots().explained(asked.source(), e);
                default -> e;
            };
        }
    }

    /**
     * An export of the same data to the same place: a running one is joined, and one that has ended may make another
     * one unnecessary. While our own export may be running unseen, that is reason enough to start nothing, and to wait.
     */
    private Optional<ExportReport> other(ExportGateway exports, ExportRequest resolved) {
        List<ExportTask> enough = new ArrayList<>();
        SnapshotVersion version = new SnapshotVersion(resolved.source(), services);
        for (ExportTask task : others(exports, resolved)) {
            if (!SameExport.same(task, resolved)) {
                continue;
            }
            if (Ownership.isOf(task, deployment, execution)) {
                return Optional.of(owned(task, resolved)); // a list may show it sooner than a lookup by name
            }
            boolean running = !task.status().terminal() && task.status() != ExportStatus.CANCELING;
            boolean counts = SameExport.answersEvent(task, resolved, deployment)
                    || (running || SameExport.isReusable(task, resolved)) && version.isSourceOf(task);
            if (counts && running) {
                return Optional.of(joined(task));
            }
            if (counts) {
                enough.add(task);
            }
        }
        return enough.stream()
                .max(Comparator.comparing(ExportTask::isComplete)
                        .thenComparing(task -> task.taskEndTime().orElse(Instant.MIN)))
                .map(task -> uncertainSince.isEmpty() ? accepted(task) : waitingInDoubt());
    }

    /**
     * The exports of the source. If the service refuses to list them, at worst a running export is not joined; but
     * whether one that has ended is enough depends on the list.
     */
    private static List<ExportTask> others(ExportGateway exports, ExportRequest resolved) {
        try {
            return exports.of(resolved.source().arn());
        } catch (ExportRefused e) {
            if (SameExport.mayBeEnough(resolved)) {
                throw e;
            }
            return List.of();
        }
    }

    private ExportReport start(ExportGateway exports, StartToken token, ExportRequest resolved) {
        requireWithinLimits(exports);
        try {
            return follower.first(exports.start(token, resolved), Role.OWNER, deadline);
        } catch (ExportLimitReached e) {
            return waiting(String.valueOf(e.getMessage()));
        } catch (ExportRefused e) {
            // A start whose answer was lost makes the next one fail ("is being exported"): ours may be running.
            return own(exports, token)
                    .or(() -> unfinished(resolved.source(), e).map(this::waitedFor))
                    .orElseGet(() -> afterRefusedStart(e, token));
        }
    }

    private void requireWithinLimits(ExportGateway exports) {
        if (deployment.policy().limits().applyTo(request.source().service())) {
            List<ExportTask> others = exports.all().stream()
                    .filter(task -> !Ownership.isOf(task, deployment, execution))
                    .toList();
            new LimitCheck(deployment, others, now).require(request);
        }
    }

    /** The named snapshot, if it is refused because it is still being taken. */
    private Optional<Snapshots.DbSnapshot> unfinished(ExportSource named, ExportRefused refusal) {
        boolean snapshot = named instanceof ExportSource.Snapshot || named instanceof ExportSource.ClusterSnapshot;
        return snapshot
                        && (refusal.refusal() == Refusal.INVALID_EXPORT_SOURCE_STATE
                                || refusal.refusal() == Refusal.EXPORT_SOURCE_BUSY)
                ? services.snapshots().named(named).filter(Snapshots.DbSnapshot::isUnderWay)
                : Optional.empty();
    }

    /**
     * Waits for the snapshot. In a fleet it gives the slot back after a while, unless an export may have been started.
     */
    private ExportReport waitedFor(Snapshots.DbSnapshot snapshot) {
        Optional<String> arn = Optional.of(snapshot.source().arn().toString());
        ExportReport.Waiting waiting = waiting(snapshot.waitedFor()).until(arn);
        Instant givenBack = began.plus(FleetSlot.PATIENCE);
        if (slot.isEmpty() || slot.get().kept() || uncertainSince.isPresent() || !givenBack.isBefore(deadline)) {
            return waiting;
        }
        return now.isBefore(givenBack)
                ? waiting.within(Duration.between(now, givenBack))
                : new ExportReport.NothingToDo(
                        Role.OWNER,
                        deadline,
                        waiting.waitSeconds(),
                        "%s Its fleet starts this export again.".formatted(snapshot.waitedFor()),
                        Optional.of(new FleetSlot(Optional.of(began), Optional.of(deadline), arn, false)));
    }

    /**
     * If the identifier is taken, our export exists but is not visible yet; if that lasts for a full hour, the export
     * is lost. Otherwise another export of the same source is running, and the next poll shows it.
     */
    private ExportReport afterRefusedStart(ExportRefused refusal, StartToken token) {
        if (refusal.refusal() != Refusal.EXPORT_TASK_ALREADY_EXISTS) {
            throw refusal;
        }
        String why = String.valueOf(refusal.getMessage());
        return why.contains(token.identifier().value())
                ? RefusedPoll.report(
                        refusal, execution, now, Role.OWNER, deadline, Optional.of(now), before.refusedSince())
                : waiting(why);
    }

    private Optional<ExportReport> own(ExportGateway exports, StartToken token) {
        return exports.started(token, request.source()).map(task -> owned(task, request));
    }

    private ExportReport owned(ExportTask task, ExportRequest asked) {
        return follower.first(SameExport.own(task, asked), Role.OWNER, deadline);
    }

    private ExportReport joined(ExportTask task) {
        ExportReport report = follower.first(task, Role.JOINED, deadline);
        return report instanceof ExportReport.Following following ? following.uncertain(uncertainSince) : report;
    }

    private ExportReport accepted(ExportTask task) {
        ExportReport report = follower.first(task, Role.JOINED, deadline);
        return report instanceof ExportReport.Ended ended && task.isComplete() ? ended.asReused() : report;
    }

    /** Until an export that may have been started must be visible. */
    private ExportReport.Waiting waitingInDoubt() {
        return waiting(before.waitingFor().orElse("a start whose answer was lost"));
    }

    private ExportReport.Waiting waiting(String why) {
        return new ExportReport.Waiting(
                Role.OWNER, deadline, WaitPolicy.slot(execution, now), why, uncertainSince, Optional.empty(), 0);
    }
}
