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

/**
 * Starts, polls, cancels, takes over and adopts exports, each on behalf of one execution; the caller passes the current
 * time. It also lists exports and executions for the sweep, and computes how fresh the exports of each source are.
 */
public final class Exporter {
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Deployment deployment;
    private final Services services;
    private final PastDurations history;

    public Exporter(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.services = requireNonNull(services, "services is null");
        this.history = deployment.learnedWaits() ? PastDurations.listed(deployment, services) : PastDurations.NONE;
    }

    /**
     * Starts the execution's export, or finds the one that it had already started, or an equal one started by someone
     * else.
     *
     * @param now when the state machine asks
     * @param before the state left by earlier attempts
     * @throws ExportRefused if the identifier belongs to an export of something else
     */
    public ExportReport start(ExportRequest request, ExecutionContext execution, Instant now, StartAttempt before) {
        return new IdempotentStart(deployment, services, execution, now, request, before).start();
    }

    /**
     * Polls the export.
     *
     * @param before the last report of it
     */
    public ExportReport poll(ExportReport.Following before, ExecutionContext execution, Instant now) {
        return new Follower(deployment, services, execution, now, history).poll(before);
    }

    /**
     * Requests a cancel because the deadline has passed, and returns the export's status afterwards.
     *
     * @param before the last report of it
     */
    public ExportReport cancel(ExportReport.Following before, ExecutionContext execution, Instant now) {
        return new Follower(deployment, services, execution, now).cancel(before);
    }

    /**
     * Cancels what a person asked to cancel, and returns its status afterwards.
     *
     * @param request may have to be looked up first
     * @throws ExportRefused if nothing matches the request
     */
    public ExportReport cancel(Supplier<CancelRequest> request, ExecutionContext execution, Instant now) {
        return patiently(execution, now, () -> new Canceller(deployment, services, execution, now).cancel(request));
    }

    /**
     * Cancels what a stopped execution had started, and returns its status afterwards; it is not an error if there is
     * nothing to cancel.
     *
     * @param request may have to be looked up first; a refused lookup counts as a refused poll
     * @param refusedSince since when polls for it have been refused, according to the last report
     * @throws ExportRefused if the service refuses to cancel it
     */
    public ExportReport takeOver(
            Supplier<CancelRequest> request, ExecutionContext execution, Instant now, Optional<Instant> refusedSince) {
        return patiently(
                execution,
                now,
                () -> new Canceller(deployment, services, execution, now).takeOver(request, refusedSince));
    }

    /**
     * Polls an export that no one follows. Its own deadline is not known, so it gets the longest one.
     *
     * @param refusedSince since when polls have been refused, according to the last report
     * @return nothing to do if it had ended before: its follower has reported it
     * @throws ExportRefused if another deployment has started it
     */
    public ExportReport adopt(TaskRef task, ExecutionContext execution, Instant now, Optional<Instant> refusedSince) {
        Instant deadline = execution.startTime().plus(Deployment.MAX_DEADLINE);
        Optional<ExportTask> look;
        try {
            look = services.of(task.service()).find(task.id());
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.FOREIGN_EXPORT) {
                throw e;
            }
            return RefusedPoll.report(e, execution, now, Role.ADOPTED, deadline, Optional.empty(), refusedSince);
        }
        ExportTask found = look.orElseThrow(() -> CancelTarget.unknown(task.id()));
        if (!Ownership.isOf(found, deployment)) {
            throw Ownership.foreign(found, deployment, "only a deployment's own exports are adopted");
        }
        return found.endedBefore(execution.startTime())
                ? new ExportReport.NothingToDo(
                        Role.ADOPTED, deadline, WaitPolicy.SHORTEST, "the export had ended before it could be adopted")
                : new Follower(deployment, services, execution, now, history).first(found, Role.ADOPTED, deadline);
    }

    /** A permission that is seconds old may work at the next attempt, so the first minute's refusals are not final. */
    private ExportReport patiently(ExecutionContext execution, Instant now, Supplier<ExportReport> call) {
        try {
            return call.get();
        } catch (ExportRefused e) {
            if (!e.refusal().mayPass() || !now.isBefore(execution.startTime().plus(YOUNG))) {
                throw e;
            }
            return new ExportReport.Waiting(
                    Role.CANCEL,
                    deployment.deadlineOf(execution),
                    e.refusal().patience().pause(),
                    String.valueOf(e.getMessage()),
                    Optional.empty(),
                    Optional.empty(),
                    0);
        }
    }

    /** The service's running exports that this deployment has started. */
    public List<ExportTask> runningOfDeployment(Service service) {
        return services.of(service).running().stream()
                .filter(task -> Ownership.isOf(task, deployment))
                .toList();
    }

    /**
     * How fresh the exports of one service's sources are; the other service may be unavailable.
     *
     * @param expected what is expected of the sources that the deployment's file names
     * @param usual how old the newest complete export of any other source may become
     * @param incomplete identifiers of exports that do not count, although the service calls them complete
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

    /** The export state machine's executions that failed since then, the newest first. */
    public List<ExecutionDescription> failed(Instant since, int most) {
        return services.executions().failed(since).stream()
                .limit(most)
                .flatMap(execution -> services.executions().describe(execution.arn()).stream())
                .toList();
    }

    /** The running executions of the export state machine. */
    public List<ExecutionContext> running() {
        return services.executions().running();
    }

    /**
     * Whether one of the executions follows the task: it started it, or was started to adopt or to cancel it. Whoever
     * starts an execution chooses its name, so a matching name is checked against what the execution is about.
     *
     * @param about which export an execution's input is about
     */
    public boolean isFollowed(
            ExportTask task,
            List<ExecutionContext> running,
            Function<ExecutionContext, Optional<CancelRequest>> about) {
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
