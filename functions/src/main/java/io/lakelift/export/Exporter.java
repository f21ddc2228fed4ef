package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts, follows, cancels and takes over exports, each call on behalf of one execution and at its time. */
public final class Exporter {
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Deployment deployment;
    private final Services services;
    private final History history;

    public Exporter(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.services = requireNonNull(services, "services is null");
        this.history = deployment.learnedWaits() ? History.listed(deployment, services) : History.NONE;
    }

    /**
     * Starts the execution's export, or finds the one that it had started, or one of somebody else that is the same.
     *
     * @param now when the state machine asks
     * @param before what attempts before this one have left
     * @throws ExportRefused if the identifier is taken by an export of something else
     */
    public ExportReport start(ExportRequest request, Execution execution, Instant now, StartAttempt before) {
        return new IdempotentStart(deployment, services, execution, now, request, before).start();
    }

    /**
     * Looks how the export stands.
     *
     * @param before the last report of it
     */
    public ExportReport poll(ExportReport.Following before, Execution execution, Instant now) {
        return new Follower(deployment, services, execution, now, history).poll(before);
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
     * @param request may have to be looked up first
     * @throws ExportRefused if nothing fits the request
     */
    public ExportReport cancel(Supplier<CancelRequest> request, Execution execution, Instant now) {
        return patiently(execution, now, () -> new Canceller(deployment, services, execution, now).cancel(request));
    }

    /**
     * Cancels what a stopped execution had started, and answers how it stands then; it is no error that there is nothing
     * to cancel.
     *
     * @param request may have to be looked up first; being refused that look is being refused a look at the export
     * @param refusedSince since when looks for it have been refused, as the last report says
     * @throws ExportRefused if the service refuses to cancel it
     */
    public ExportReport takeOver(
            Supplier<CancelRequest> request, Execution execution, Instant now, Optional<Instant> refusedSince) {
        return patiently(
                execution,
                now,
                () -> new Canceller(deployment, services, execution, now).takeOver(request, refusedSince));
    }

    /**
     * Looks at an export that nobody follows.
     *
     * @param refusedSince since when looks at it have been refused, as the last report says
     * @return nothing to do where it had ended before: whoever followed it has told it
     * @throws ExportRefused if another deployment has started it
     */
    public ExportReport adopt(TaskRef task, Execution execution, Instant now, Optional<Instant> refusedSince) {
        Instant deadline = deployment.deadlineOf(execution);
        Optional<ExportTask> look;
        try {
            look = services.of(task.service()).find(task.id());
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.FOREIGN_EXPORT) {
                throw e;
            }
            return RefusedLook.report(e, execution, now, Role.ADOPTED, deadline, Optional.empty(), refusedSince);
        }
        ExportTask found = look.orElseThrow(() -> Wanted.unknown(task.id()));
        if (!Ownership.isOf(found, deployment)) {
            throw Ownership.foreign(found, deployment, "only a deployment's own exports are adopted");
        }
        return found.endedBefore(execution.startTime())
                ? new ExportReport.NothingToDo(
                        Role.ADOPTED, deadline, WaitPolicy.SHORTEST, "the export had ended before it could be adopted")
                : new Follower(deployment, services, execution, now, history).first(found, Role.ADOPTED, deadline);
    }

    /** A permission that is seconds old may work at the next try, so the first minute's refusals are not final. */
    private ExportReport patiently(Execution execution, Instant now, Supplier<ExportReport> call) {
        try {
            return call.get();
        } catch (ExportRefused e) {
            if (!e.refusal().mayPass() || !now.isBefore(execution.startTime().plus(YOUNG))) {
                throw e;
            }
            return new ExportReport.Waiting(
                    Role.CANCEL,
                    deployment.deadlineOf(execution),
                    StartAttempt.PAUSE,
                    String.valueOf(e.getMessage()),
                    Optional.empty(),
                    Optional.empty(),
                    0);
        }
    }

    /** Exports of the service that run, and that this deployment has started. */
    public List<ExportTask> runningOfDeployment(Service service) {
        return services.of(service).running().stream()
                .filter(task -> Ownership.isOf(task, deployment))
                .toList();
    }

    /**
     * How fresh the exports of the deployment's sources of one service are; the other may be away.
     *
     * @param expected of the sources that the deployment's file names
     * @param usual what is expected of all others
     * @param incomplete identifiers of exports that do not count, though the service calls them complete
     */
    public Freshness freshness(
            Service service, List<Freshness.Expected> expected, Duration usual, Set<String> incomplete, Instant now) {
        List<Freshness.Expected> ofService = expected.stream()
                .filter(each -> each.source().service() == service)
                .toList();
        List<ExportTask> complete = services.of(service).complete().stream()
                .filter(task -> !incomplete.contains(task.ref().id()))
                .toList();
        return Freshness.of(deployment, complete, ofService, usual, now);
    }

    /** Of the export state machine: those that failed since then, the newest first. */
    public List<ExecutionDescription> failed(Instant since, int most) {
        return services.executions().failed(since).stream()
                .limit(most)
                .flatMap(execution -> services.executions().describe(execution.arn()).stream())
                .toList();
    }

    /** The executions of the export state machine that run. */
    public List<Execution> running() {
        return services.executions().running();
    }

    /**
     * Whether one of the executions follows the task: it started it, or was started to adopt or to cancel it. The name of an
     * execution is its starter's to choose, so what it is about is asked of one that has such a name.
     *
     * @param about which export an execution's input is about
     */
    public boolean isFollowed(
            ExportTask task, List<Execution> running, Function<Execution, Optional<CancelRequest>> about) {
        return running.stream()
                .anyMatch(each -> Ownership.isOf(task, deployment, each)
                        || (Ownership.adopts(each, task) || Ownership.mayCancel(each, task))
                                && about.apply(each)
                                        .filter(request -> isAbout(request, task))
                                        .isPresent());
    }

    private boolean isAbout(CancelRequest request, ExportTask task) {
        return switch (request) {
            case CancelRequest.OfTask one -> one.task().equals(task.ref());
            case CancelRequest.OfExecution one -> Ownership.isOf(task, deployment, one.started());
            case CancelRequest.OfSource one -> false;
            case CancelRequest.OfNothing one -> false;
            case CancelRequest.OfRedriven one -> false;
        };
    }
}
