package io.lakelift.export;

import io.lakelift.export.error.AccessDenied;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.SnapshotNotFound;
import io.lakelift.export.error.SnapshotTooOld;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts the one export of an execution. However often it is tried again, and wherever it broke before, there is never a
 * second one: the token belongs to the execution, the service is asked for it before anything is resolved or started, and
 * "already exists" is compared with what was asked for.
 */
final class Starter {
    private final Deployment deployment;
    private final Services services;
    private final Execution execution;
    private final Instant now;
    private final EarlierStarts earlier;

    Starter(Deployment deployment, Services services, Execution execution, Instant now, EarlierStarts earlier) {
        this.deployment = deployment;
        this.services = services;
        this.execution = execution;
        this.now = now;
        this.earlier = earlier;
    }

    /** Once the deadline has passed it only looks: what is about to be cancelled is not started for it. */
    ExportReport start(ExportRequest request) {
        Exports exports = services.of(request.source().service());
        StartToken token = StartToken.of(deployment, request.source(), execution);
        Optional<ExportTask> own;
        try {
            own = look(exports, token, request);
        } catch (AccessDenied e) {
            return afterRefusal(e);
        }
        if (own.isPresent()) {
            return report(Matching.own(own.get(), request)).as(Role.OWNER);
        }
        if (!now.isBefore(execution.startTime().plus(request.deadline()))) {
            return waiting("the deadline has passed");
        }
        try {
            ExportRequest resolved = resolved(request);
            return other(exports, resolved).orElseGet(() -> start(exports, token, resolved, request));
        } catch (ExportRefused e) {
            return afterRefusal(e);
        }
    }

    /**
     * In doubt a refusal proves nothing. A permission that is seconds old may work at the next try; as long as only such
     * refusals were heard, nothing can have been started, and so they end within a minute.
     */
    private ExportReport afterRefusal(ExportRefused refusal) {
        if (earlier.doubtful()) {
            return waiting(String.valueOf(refusal.getMessage()));
        }
        OptionalInt refusals = refusal.mayPass() ? earlier.withOneMore() : OptionalInt.empty();
        if (refusals.isEmpty()) {
            throw refusal;
        }
        return ExportReport.refused(String.valueOf(refusal.getMessage()), EarlierStarts.PAUSE, refusals.getAsInt());
    }

    /** A look that is refused says nothing; in doubt it is tried again, like one that was not answered. */
    private Optional<ExportTask> look(Exports exports, StartToken token, ExportRequest request) {
        try {
            return exports.started(token, request.source());
        } catch (ExportRefused e) {
            throw earlier.doubtful() ? new ServiceUnavailable(String.valueOf(e.getMessage()), e) : e;
        }
    }

    private ExportRequest resolved(ExportRequest request) {
        return request instanceof ExportRequest.OfDatabase database
                        && (database.source() instanceof ExportSource.Db
                                || database.source() instanceof ExportSource.ClusterLatest)
                ? database.of(newest(database))
                : request;
    }

    /** Where no snapshot will do, another kind of thing may have been named: that has to be told, not missing backups. */
    private ExportSource newest(ExportRequest.OfDatabase request) {
        try {
            return new NewestSnapshot(request.source(), request.choice(), execution.startTime())
                    .of(services.snapshots().of(request.source()));
        } catch (SnapshotNotFound | SnapshotTooOld e) {
            throw services.snapshots().otherKind(request.source()).orElse(e);
        }
    }

    /** An export of the same to the same place: one that runs is joined, one that is complete may do as well. */
    private Optional<ExportReport> other(Exports exports, ExportRequest request) {
        boolean reuse = request instanceof ExportRequest.OfDatabase database
                && database.reuse()
                && !(database.source() instanceof ExportSource.Cluster);
        Optional<ExportReport> complete = Optional.empty();
        for (ExportTask task : exports.of(request.source().arn())) {
            if (!Matching.same(task, request)) {
                continue;
            }
            if (Ownership.isOf(task, deployment, execution)) {
                return Optional.of(report(task).as(Role.OWNER)); // a list may show it sooner than a look by its name
            }
            if (!task.phase().terminal() && task.phase() != ExportStatus.CANCELING) {
                return Optional.of(report(task).as(Role.JOINED));
            }
            if (reuse && task.outcome().filter(Starter::isComplete).isPresent()) {
                complete = Optional.of(report(task).as(Role.JOINED).asReused());
            }
        }
        return complete;
    }

    private ExportReport start(Exports exports, StartToken token, ExportRequest request, ExportRequest asked) {
        try {
            return report(exports.start(token, request)).as(Role.OWNER);
        } catch (ExportLimitReached e) {
            return waiting(String.valueOf(e.getMessage()));
        } catch (ExportTaskAlreadyExists e) {
            // Ours, not shown yet, or another export of the same source that still runs: the next look tells.
            return own(exports, token, asked).orElseGet(() -> waiting(String.valueOf(e.getMessage())));
        } catch (ExportRefused e) {
            // A start whose answer was lost makes the next one fail ("is being exported"): ours may be running.
            return own(exports, token, asked).orElseThrow(() -> e);
        }
    }

    private Optional<ExportReport> own(Exports exports, StartToken token, ExportRequest request) {
        return exports.started(token, request.source())
                .map(task -> report(Matching.own(task, request)).as(Role.OWNER));
    }

    private ExportReport waiting(String why) {
        return ExportReport.waiting(why, WaitPolicy.slot(execution, now), earlier.doubtful());
    }

    private ExportReport report(ExportTask task) {
        return ExportReport.of(task, WaitPolicy.poll(task, execution, now));
    }

    private static boolean isComplete(Outcome outcome) {
        return outcome == Outcome.COMPLETE || outcome == Outcome.COMPLETE_WITH_WARNINGS;
    }
}
