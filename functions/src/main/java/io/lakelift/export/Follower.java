package io.lakelift.export;

import io.lakelift.export.ExportReport.Following;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Polls an execution's export, and cancels it at the deadline. If the service does not answer a poll, the exception
 * propagates, and nothing is concluded about the export. After a full hour of refused polls, the execution ends with
 * the outcome UNKNOWN.
 */
final class Follower {
    private static final Duration CANCEL_TAKES = Duration.ofHours(6);
    /** A joined execution may not cancel, so it follows for as long as there is time for its notice. */
    private static final Duration JOINED_FOR = Deployment.MAX_DEADLINE;

    private static final long SOON = 60;
    /** The cancel is requested again after each poll, for up to thirteen days. */
    private static final long CANCEL_REFUSED_WAIT = 1800;

    private final Deployment deployment;
    private final Services services;
    private final ExecutionContext execution;
    private final Instant now;
    private final PastDurations history;

    /** A follower that waits as if nothing were known about similar exports. */
    Follower(Deployment deployment, Services services, ExecutionContext execution, Instant now) {
        this(deployment, services, execution, now, PastDurations.NONE);
    }

    Follower(Deployment deployment, Services services, ExecutionContext execution, Instant now, PastDurations history) {
        this.history = history;
        this.deployment = deployment;
        this.services = services;
        this.execution = execution;
        this.now = now;
    }

    ExportReport poll(Following before) {
        if (!isUncertain(before)) {
            return look(before);
        }
        boolean shown = isOver(before.uncertainSince().orElseThrow(), StartAttempt.SHOWN_WITHIN);
        return own(before).orElseGet(() -> look(shown ? before.uncertain(Optional.empty()) : before));
    }

    private ExportReport look(Following before) {
        Optional<ExportTask> found;
        try {
            found = exports(before).find(before.task().id());
        } catch (ExportRefused e) {
            return refused(before, String.valueOf(e.getMessage()));
        }
        return found.map(task -> standing(before, task))
                .orElseGet(() -> refused(
                        before,
                        String.valueOf(CancelTarget.unknown(before.task().id()).getMessage())));
    }

    /**
     * Requests a cancel because the deadline has passed, and returns the export's status afterwards. If the cancel is
     * refused, the export is still followed: it ends by itself, or a person cancels it.
     */
    ExportReport cancel(Following before) {
        try {
            askForCancel(before.export());
        } catch (CancelTooLate e) {
            return poll(before); // it has ended, or someone cancelled it first: its status says which
        } catch (ExportRefused e) {
            // An attempt whose answer was lost may still have cancelled it.
            ExportReport standing = poll(before);
            return standing instanceof Following seen && !isCancelling(seen)
                    ? seen.cancelled(
                                    seen.cancelledBy()
                                            .filter(by -> seen.cancelledAt().isPresent()),
                                    seen.cancelledAt())
                            .waiting(CANCEL_REFUSED_WAIT)
                    : standing;
        }
        return poll(before.cancelled(
                Optional.of(CancelledBy.DEADLINE), before.cancelledAt().or(() -> Optional.of(now))));
    }

    private void askForCancel(ExportTask export) {
        if (!Ownership.mayBeCancelled(export, deployment)) {
            throw Ownership.foreign(export, deployment, "it is followed to its end");
        }
        services.of(export.ref().service()).cancel(export.ref().id());
    }

    /** An export seen for the first time. */
    ExportReport first(ExportTask task, Role role, Instant deadline) {
        return standing(Following.of(task, role, deadline, WaitPolicy.SHORTEST), task);
    }

    /** Its status according to the service's latest answer. */
    ExportReport standing(Following before, ExportTask task) {
        Following seen = before.seen(task, WaitPolicy.poll(task, execution, usual(task), now));
        Optional<ExportEnd> end = task.outcome()
                .map(outcome -> ExportEnd.reported(outcome, before.role(), before.cancelledBy()))
                .or(() -> lost(seen));
        if (end.isEmpty()) {
            return seen;
        }
        return isUncertain(before) ? seen.waiting(SOON) : ended(seen, task, end.get());
    }

    /**
     * The end, which also says whether the files must be checked first. No one needs the files of a cancelled export.
     */
    private ExportReport.Ended ended(Following seen, ExportTask task, ExportEnd end) {
        boolean checked = deployment.verifiesFiles()
                && seen.role() != Role.CANCEL
                && end.outcome() != Outcome.UNKNOWN
                && (task.ref().service() == Service.RDS ? end.outcome().isComplete() : task.namesFailedFiles());
        return checked ? seen.ended(end).asUnverified() : seen.ended(end);
    }

    private Optional<UsualDuration> usual(ExportTask task) {
        return task.status().terminal() ? Optional.empty() : history.of(task, now);
    }

    private Optional<ExportEnd> lost(Following seen) {
        if (seen.cancelledAt().filter(at -> isOver(at, CANCEL_TAKES)).isPresent()) {
            return Optional.of(ExportEnd.lost("It was cancelled more than six hours ago and still has status %s."
                    .formatted(seen.export().rawStatus())));
        }
        return seen.role() == Role.JOINED && isOver(execution.startTime(), JOINED_FOR)
                ? Optional.of(ExportEnd.lost("It has been running for more than 13 days."))
                : Optional.empty();
    }

    private ExportReport refused(Following before, String why) {
        Instant since = before.refusedSince().orElse(now);
        return isOver(since, RefusedPoll.REFUSED_FOR)
                ? before.ended(ExportEnd.lost(why))
                : before.unseen(
                        since,
                        Math.min(
                                RefusedPoll.LONGEST_WAIT,
                                WaitPolicy.poll(before.export(), execution, Optional.empty(), now)));
    }

    /**
     * A joined execution that may have started an export of its own looks for that first, and if it finds it, becomes
     * its owner.
     */
    private Optional<ExportReport> own(Following before) {
        try {
            return exports(before).of(Arn.parse("SourceArn", before.export().sourceArn())).stream()
                    .filter(task -> Ownership.isOf(task, deployment, execution))
                    .findFirst()
                    .map(task -> first(task, Role.OWNER, before.deadline()));
        } catch (ExportRefused e) {
            return Optional.empty(); // the joined export is followed nevertheless
        }
    }

    /**
     * Whether the execution may have started its own export. Time alone does not settle this: the list must be read
     * once more afterwards.
     */
    private static boolean isUncertain(Following before) {
        return before.role() == Role.JOINED && before.uncertainSince().isPresent();
    }

    private boolean isOver(Instant since, Duration time) {
        return !now.isBefore(since.plus(time));
    }

    private static boolean isCancelling(Following standing) {
        return standing.export().status() == ExportStatus.CANCELING;
    }

    private ExportGateway exports(Following followed) {
        return services.of(followed.task().service());
    }
}
