package io.lakelift.export;

import io.lakelift.export.ExportReport.Following;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Cancels an export, either because an input asks for it or because the execution that followed it was stopped.
 * If the export has already ended, its end is reported instead.
 */
final class Canceller {
    /** Refusals that end the takeover at once: there is no such execution, or it cannot have started anything here. */
    private static final Set<Refusal> FINAL = EnumSet.of(
            Refusal.EXECUTION_NOT_FOUND, Refusal.EXECUTION_NOT_ENDED, Refusal.FOREIGN_EXPORT, Refusal.INVALID_INPUT);

    private static final String REMEDY =
            "cancel it where it was started, or set security.foreignCancels to true in the deployment's file";

    private final Deployment deployment;
    private final Services services;
    private final ExecutionContext execution;
    private final Instant now;
    private final Instant deadline;
    private final CancelTarget cancelTarget;
    private final Follower follower;

    Canceller(Deployment deployment, Services services, ExecutionContext execution, Instant now) {
        this.deployment = deployment;
        this.services = services;
        this.execution = execution;
        this.now = now;
        this.deadline = deployment.deadlineOf(execution);
        this.cancelTarget = new CancelTarget(deployment, services);
        this.follower = new Follower(deployment, services, execution, now);
    }

    /** @throws ExportRefused if a person has to know that nothing was cancelled */
    ExportReport cancel(Supplier<CancelRequest> request) {
        return cancel(cancelTarget.find(request.get()), CancelledBy.REQUEST);
    }

    /**
     * Cancels what a stopped execution had started, or reports how it has ended: the stopped execution can no longer do
     * so.
     *
     * @param refusedSince since when polls for it have been refused; empty if the last one was not
     */
    ExportReport takeOver(Supplier<CancelRequest> lookUp, Optional<Instant> refusedSince) {
        Optional<ExportTask> found;
        try {
            CancelRequest request = lookUp.get();
            Optional<ExportReport> nothing = nothingToDo(request);
            if (nothing.isPresent()) {
                return nothing.get();
            }
            found = cancelTarget
                    .running(request)
                    .or(() -> cancelTarget.ended(request).filter(task -> isUnreported(request, task)));
        } catch (ExportRefused e) {
            return afterRefusedLook(e, refusedSince);
        }
        return found.map(task -> cancel(task, CancelledBy.STOP))
                .or(() -> cancelTarget.refusal().map(refusal -> refused(refusal, refusedSince)))
                .orElseGet(() -> unseen("nothing that the stopped execution started is still running"));
    }

    private Optional<ExportReport> nothingToDo(CancelRequest request) {
        return switch (request) {
            case CancelRequest.OfNothing nothing ->
                Optional.of(new ExportReport.NothingToDo(
                        Role.CANCEL, deadline, WaitPolicy.SHORTEST, "the stopped execution's input was refused"));
            case CancelRequest.OfRedriven again ->
                Optional.of(unseen("the stopped execution was redriven and continues by itself"));
            case CancelRequest.OfTask task -> Optional.empty();
            case CancelRequest.OfSource source -> Optional.empty();
            case CancelRequest.OfExecution named -> Optional.empty();
        };
    }

    private ExportReport unseen(String why) {
        return ExportReport.NothingToDo.unseen(now, execution, Role.CANCEL, deadline, why);
    }

    /** Step Functions may show an execution's end a little later than its event does. */
    private ExportReport afterRefusedLook(ExportRefused refusal, Optional<Instant> since) {
        if (refusal.refusal() == Refusal.EXECUTION_NOT_ENDED
                && now.isBefore(execution.startTime().plus(StartAttempt.SHOWN_WITHIN))) {
            return new ExportReport.Waiting(
                    Role.CANCEL,
                    deadline,
                    WaitPolicy.SHORTEST,
                    String.valueOf(refusal.getMessage()),
                    Optional.empty(),
                    Optional.empty(),
                    0);
        }
        if (FINAL.contains(refusal.refusal())) {
            throw refusal;
        }
        return refused(refusal, since);
    }

    /** An export that other executions follow is reported by them, unless it ended after the takeover had begun. */
    private boolean isUnreported(CancelRequest request, ExportTask task) {
        return request instanceof CancelRequest.OfExecution || !task.endedBefore(execution.startTime());
    }

    private ExportReport refused(ExportRefused refusal, Optional<Instant> since) {
        return RefusedPoll.report(refusal, execution, now, Role.CANCEL, deadline, Optional.empty(), since);
    }

    private ExportReport cancel(ExportTask task, CancelledBy by) {
        Following asked = Following.of(task, Role.CANCEL, deadline, WaitPolicy.SHORTEST);
        if (task.status().terminal()) {
            return follower.standing(asked, task);
        }
        if (!Ownership.mayBeCancelled(task, deployment)) {
            throw Ownership.foreign(task, deployment, REMEDY);
        }
        Following cancelled = asked.cancelled(Optional.of(by), Optional.of(now));
        if (isAccepted(task)) {
            return follower.poll(cancelled); // a poll that is refused now does not mean that the cancel was
        }
        ExportTask found = look(task);
        return follower.standing(found.status().terminal() ? asked : cancelled, found);
    }

    /**
     * Whether the service accepted the cancel. If not, the export has ended or someone else cancelled it first; its
     * status says which.
     */
    private boolean isAccepted(ExportTask task) {
        try {
            services.of(task.ref().service()).cancel(task.ref().id());
            return true;
        } catch (CancelTooLate e) {
            return false;
        } catch (ExportRefused e) {
            ExportStatus status = look(task).status();
            if (status != ExportStatus.CANCELING && !status.terminal()) {
                throw e;
            }
            return false; // an attempt whose answer was lost may still have cancelled it
        }
    }

    private ExportTask look(ExportTask task) {
        return services.of(task.ref().service())
                .find(task.ref().id())
                .orElseThrow(() -> CancelTarget.unknown(task.ref().id()));
    }
}
