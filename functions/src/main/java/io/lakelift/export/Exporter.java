package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ExportTaskNotFound;
import io.lakelift.export.error.RequestRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts, follows, cancels and takes over exports, each call on behalf of one execution and at its time. */
public final class Exporter {
    private final Deployment deployment;
    private final Services services;

    public Exporter(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.services = requireNonNull(services, "services is null");
    }

    /**
     * Starts the execution's export, or finds the one that it had started, or one of somebody else that is the same.
     *
     * @param now when the state machine asks
     * @param before what attempts before this one have left
     * @throws ExportTaskAlreadyExists if the identifier is taken by an export of something else
     */
    public ExportReport start(ExportRequest request, Execution execution, Instant now, StartAttempt before) {
        return new Starter(deployment, services, execution, now, request, before).start();
    }

    /**
     * Looks how the export stands.
     *
     * @param before the last report of it
     */
    public ExportReport poll(ExportReport.Following before, Execution execution, Instant now) {
        return new Follower(deployment, services, execution, now).poll(before);
    }

    /**
     * Asks for a cancel because the deadline has passed, and answers how the export stands then.
     *
     * @param before the last report of it
     */
    public ExportReport cancel(ExportReport.Following before, Execution execution, Instant now) {
        return new Follower(deployment, services, execution, now).cancel(before);
    }

    /**
     * Cancels what a person asks to have cancelled, and answers how it stands then.
     *
     * @throws ExportTaskNotFound if nothing fits the request
     */
    public ExportReport cancel(CancelRequest request, Execution execution, Instant now) {
        return new Canceller(deployment, services, execution, now).cancel(request);
    }

    /**
     * Cancels what a stopped execution had started, and answers how it stands then; it is no error that there is nothing
     * to cancel.
     *
     * @param refusedSince since when looks for it have been refused, as the last report says
     */
    public ExportReport takeOver(
            CancelRequest request, Execution execution, Instant now, Optional<Instant> refusedSince) {
        return new Canceller(deployment, services, execution, now).takeOver(request, refusedSince);
    }

    /**
     * Looks at an export that nobody follows.
     *
     * @param refusedSince since when looks at it have been refused, as the last report says
     * @return nothing to do where it had ended before: whoever followed it has told it
     * @throws RequestRefused if another deployment has started it
     */
    public ExportReport adopt(TaskRef task, Execution execution, Instant now, Optional<Instant> refusedSince) {
        Instant deadline = deployment.deadlineOf(execution);
        Optional<ExportTask> look;
        try {
            look = services.of(task.service()).find(task.id());
        } catch (ExportRefused e) {
            return RefusedLook.report(e, execution, now, Role.ADOPTED, deadline, Optional.empty(), refusedSince);
        }
        ExportTask found = look.orElseThrow(() -> Wanted.unknown(task.id()));
        if (!Ownership.isOf(found, deployment)) {
            throw new RequestRefused("export %s was not started by this deployment, %s: only its own are adopted."
                    .formatted(Text.quoted(task.id()), deployment.name()));
        }
        return found.endedBefore(execution.startTime())
                ? new ExportReport.NothingToDo(
                        Role.ADOPTED, deadline, WaitPolicy.SHORTEST, "the export had ended before it could be adopted")
                : new Follower(deployment, services, execution, now).first(found, Role.ADOPTED, deadline);
    }

    /** Exports of the service that run, and that this deployment has started. */
    public List<ExportTask> runningOfDeployment(Service service) {
        return services.of(service).running().stream()
                .filter(task -> Ownership.isOf(task, deployment))
                .toList();
    }

    /**
     * How fresh the exports of the deployment's sources are.
     *
     * @param expected of the sources that the deployment's file names
     * @param usual what is expected of all others
     */
    public Freshness freshness(List<Freshness.Expected> expected, Duration usual, Instant now) {
        return Freshness.of(deployment, services.complete(), expected, usual, now);
    }

    /** Whether one of the executions follows the task: it started it, or was started to adopt it. */
    public boolean isFollowed(ExportTask task, List<Execution> running) {
        return running.stream()
                .anyMatch(each -> Ownership.isOf(task, deployment, each)
                        || Ownership.adopts(each, task)
                        || Ownership.mayCancel(each, task));
    }
}
