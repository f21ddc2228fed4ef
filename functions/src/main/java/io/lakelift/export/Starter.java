package io.lakelift.export;

import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import java.time.Instant;
import java.util.Optional;

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

    Starter(Deployment deployment, Services services, Execution execution, Instant now) {
        this.deployment = deployment;
        this.services = services;
        this.execution = execution;
        this.now = now;
    }

    /** Once the deadline has passed it only looks: what is about to be cancelled is not started for it. */
    ExportReport start(ExportRequest request) {
        Exports exports = services.of(request.source().service());
        StartToken token = StartToken.of(deployment, request.source(), execution);
        Optional<ExportTask> own = exports.started(token, request.source());
        if (own.isPresent()) {
            return report(Matching.own(own.get(), request)).as(Role.OWNER);
        }
        if (!now.isBefore(execution.startTime().plus(request.deadline()))) {
            return ExportReport.waiting("the deadline has passed", WaitPolicy.slot(execution, now));
        }
        ExportRequest resolved = resolved(request);
        return other(exports, resolved).orElseGet(() -> start(exports, token, resolved));
    }

    private ExportRequest resolved(ExportRequest request) {
        return request instanceof ExportRequest.OfDatabase database
                        && (database.source() instanceof ExportSource.Db
                                || database.source() instanceof ExportSource.ClusterLatest)
                ? database.of(new NewestSnapshot(database.source(), database.choice(), execution.startTime())
                        .of(services.snapshots().of(database.source())))
                : request;
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
            if (!task.phase().terminal() && task.phase() != ExportStatus.CANCELING) {
                return Optional.of(report(task).as(Role.JOINED));
            }
            if (reuse && task.outcome().filter(Starter::isComplete).isPresent()) {
                complete = Optional.of(report(task).as(Role.JOINED).asReused());
            }
        }
        return complete;
    }

    private ExportReport start(Exports exports, StartToken token, ExportRequest request) {
        try {
            return report(exports.start(token, request)).as(Role.OWNER);
        } catch (ExportLimitReached e) {
            return waiting(e);
        } catch (ExportTaskAlreadyExists e) {
            // Ours, not shown yet, or another export of the same source that still runs: the next look tells.
            return own(exports, token, request).orElseGet(() -> waiting(e));
        } catch (ExportRefused e) {
            // A start whose answer was lost makes the next one fail ("is being exported"): ours may be running.
            return own(exports, token, request).orElseThrow(() -> e);
        }
    }

    private Optional<ExportReport> own(Exports exports, StartToken token, ExportRequest request) {
        return exports.started(token, request.source())
                .map(task -> report(Matching.own(task, request)).as(Role.OWNER));
    }

    private ExportReport waiting(ExportException why) {
        return ExportReport.waiting(String.valueOf(why.getMessage()), WaitPolicy.slot(execution, now));
    }

    private ExportReport report(ExportTask task) {
        return ExportReport.of(task, WaitPolicy.poll(task, execution, now));
    }

    private static boolean isComplete(Outcome outcome) {
        return outcome == Outcome.COMPLETE || outcome == Outcome.COMPLETE_WITH_WARNINGS;
    }
}
