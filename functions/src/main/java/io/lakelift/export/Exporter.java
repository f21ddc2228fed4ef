package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ExportTaskNotFound;
import io.lakelift.export.error.RequestRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

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
     * @param earlier what became of the starts before
     * @throws ExportTaskAlreadyExists if the identifier is taken by an export of something else
     */
    public ExportReport start(ExportRequest request, Execution execution, Instant now, EarlierStarts earlier) {
        ExportReport report = new Starter(deployment, services, execution, now, earlier).start(request);
        boolean joined = report.role().filter(Role.JOINED.label()::equals).isPresent();
        // Whoever started it cancels it at the deadline; a joined execution follows it for as long as it can.
        return report.until(execution.startTime().plus(joined ? Deployment.MAX_DEADLINE : request.deadline()));
    }

    /** As {@link #start(ExportRequest, Execution, Instant, EarlierStarts)}, where every refusal is final. */
    public ExportReport start(ExportRequest request, Execution execution, Instant now, boolean doubtful) {
        return start(request, execution, now, new EarlierStarts(doubtful, OptionalInt.empty()));
    }

    /** @throws ExportTaskNotFound if the service knows no such export */
    public ExportReport poll(TaskRef task, Execution execution, Instant now) {
        return report(look(task), execution, now);
    }

    /**
     * Asks for a cancel, and answers how the export stands then; one that has ended already is told as it ended.
     *
     * @throws ExportTaskNotFound if the service knows no such export
     */
    public ExportReport cancel(TaskRef task, Execution execution, Instant now) {
        try {
            services.of(task.service()).cancel(task.id());
        } catch (CancelTooLate e) {
            return poll(task, execution, now); // it has ended, or somebody was quicker: how it stands tells
        } catch (ExportRefused e) {
            // An attempt whose answer was lost may have cancelled it all the same.
            return services.of(task.service())
                    .find(task.id())
                    .filter(found -> found.phase() == ExportStatus.CANCELING
                            || found.phase().terminal())
                    .map(found -> report(found, execution, now))
                    .orElseThrow(() -> e);
        }
        return poll(task, execution, now);
    }

    /**
     * As {@link #cancel}, where an execution exists for nothing else; it follows the cancel for the usual time.
     *
     * @throws ExportTaskNotFound if nothing fits the request
     */
    public ExportReport cancel(CancelRequest request, Execution execution, Instant now) {
        ExportTask found = new Wanted(deployment, services).find(request);
        ExportReport report =
                found.phase().terminal() ? report(found, execution, now) : cancel(found.ref(), execution, now);
        return usual(report.as(Role.CANCEL), execution);
    }

    /**
     * Cancels what a stopped execution had started; nothing, where nothing of it runs.
     *
     * @param request of the stopped execution: what it had started, or what it was itself cancelling
     */
    public ExportReport cancelStopped(CancelRequest request, Execution execution, Instant now) {
        return new Wanted(deployment, services)
                .running(request)
                .map(task -> usual(cancel(task.ref(), execution, now).as(Role.CANCEL), execution))
                .orElseGet(() -> usual(
                        ExportReport.nothing("nothing runs that the stopped execution had started")
                                .as(Role.CANCEL),
                        execution));
    }

    /**
     * Looks at an export that nobody follows.
     *
     * @return nothing to do where it has ended meanwhile: whoever followed it has told it
     */
    public ExportReport adopt(TaskRef task, Execution execution, Instant now) {
        ExportTask found = look(task);
        if (!Ownership.isOf(found, deployment)) {
            throw new RequestRefused("export %s was not started by this deployment, %s: only its own are adopted."
                    .formatted(Text.quoted(task.id()), deployment.name()));
        }
        ExportReport report = found.phase().terminal()
                ? ExportReport.nothing("the export has ended meanwhile")
                : report(found, execution, now);
        return usual(report.as(Role.ADOPTED), execution);
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

    private ExportReport usual(ExportReport report, Execution execution) {
        Duration usual = deployment.deadline();
        return report.until(execution.startTime().plus(usual));
    }

    private ExportTask look(TaskRef task) {
        return services.of(task.service()).find(task.id()).orElseThrow(() -> Wanted.unknown(task.id()));
    }

    private static ExportReport report(ExportTask task, Execution execution, Instant now) {
        return ExportReport.of(task, WaitPolicy.poll(task, execution, now));
    }
}
