package io.lakelift.export;

import io.lakelift.export.ExportReport.Following;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.util.Optional;

/** Cancels the export that an execution was started to cancel. */
final class Canceller {
    private final Services services;
    private final Execution execution;
    private final Instant now;
    private final Instant deadline;
    private final Wanted wanted;
    private final Follower follower;

    Canceller(Deployment deployment, Services services, Execution execution, Instant now) {
        this.services = services;
        this.execution = execution;
        this.now = now;
        this.deadline = deployment.deadlineOf(execution);
        this.wanted = new Wanted(deployment, services);
        this.follower = new Follower(deployment, services, execution, now);
    }

    ExportReport cancel(CancelRequest request, CancelledBy by) {
        return by == CancelledBy.STOP ? cancelStopped(request) : cancel(wanted.find(request), by);
    }

    /** What ended after the take-over had begun is nobody else's to tell. */
    private ExportReport cancelStopped(CancelRequest request) {
        return wanted.running(request)
                .or(() -> wanted.ended(request).filter(task -> !task.endedBefore(execution.startTime())))
                .map(task -> cancel(task, CancelledBy.STOP))
                .orElseGet(this::nothing);
    }

    /** A list that was refused may have held it. */
    private ExportReport nothing() {
        wanted.refused().ifPresent(refused -> {
            throw refused;
        });
        return ExportReport.NothingToDo.at(
                now, execution, Role.CANCEL, deadline, "nothing runs that the stopped execution had started");
    }

    private ExportReport cancel(ExportTask task, CancelledBy by) {
        Following asked = Following.of(task, Role.CANCEL, deadline, WaitPolicy.SHORTEST);
        if (task.phase().terminal()) {
            return follower.standing(asked, task);
        }
        boolean accepted = isAccepted(task);
        ExportTask found = look(task);
        return accepted || !found.phase().terminal()
                ? follower.standing(asked.cancelled(Optional.of(by), Optional.of(now)), found)
                : follower.standing(asked, found);
    }

    /** Not accepted is what has ended, or what somebody else was quicker to cancel: how it stands tells. */
    private boolean isAccepted(ExportTask task) {
        try {
            services.of(task.ref().service()).cancel(task.ref().id());
            return true;
        } catch (CancelTooLate e) {
            return false;
        } catch (ExportRefused e) {
            ExportStatus status = look(task).phase();
            if (status != ExportStatus.CANCELING && !status.terminal()) {
                throw e;
            }
            return false; // an attempt whose answer was lost may have cancelled it all the same
        }
    }

    private ExportTask look(ExportTask task) {
        return services.of(task.ref().service())
                .find(task.ref().id())
                .orElseThrow(() -> Wanted.unknown(task.ref().id()));
    }
}
