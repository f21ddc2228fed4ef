package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the export that a cancel request names. If the request does not say which service has it, both are searched,
 * and a refusal by one matters only if the other does not have it. A refusal to list a source's snapshots matters only
 * if the export is not found without them.
 */
final class CancelTarget {
    /** A week of nightly snapshots, and the source itself. */
    private static final int MOST_LOOKED_UP = 8;

    private static final Comparator<Snapshots.DbSnapshot> NEWEST_FIRST = Comparator.comparing(
                    (Snapshots.DbSnapshot taken) -> taken.created().orElse(Instant.MIN))
            .reversed();

    private final Deployment deployment;
    private final Services services;
    private Optional<ExportRefused> refused = Optional.empty();

    CancelTarget(Deployment deployment, Services services) {
        this.deployment = deployment;
        this.services = services;
    }

    /**
     * The running export, otherwise the one that ended last.
     *
     * @throws ExportRefused if there is neither, or if more than one is running and the request does not say which
     */
    ExportTask find(CancelRequest request) {
        return running(request)
                .or(() -> ended(request))
                .orElseThrow(() -> refused.orElseGet(() -> switch (request) {
                    case CancelRequest.OfTask task -> unknown(task.task().id());
                    case CancelRequest.OfSource source ->
                        Refusal.EXPORT_TASK_NOT_FOUND.because(
                                "sourceArn %s has no export, running or ended: look in the console to see which exports exist, and stop any execution that is still waiting to start one."
                                        .formatted(Text.quoted(
                                                source.source().arn().toString())));
                    case CancelRequest.OfExecution execution ->
                        execution.running() ? startedNothingYet(execution) : startedNothing(execution.started());
                    case CancelRequest.OfNothing nothing -> startedNothing(nothing.refused());
                    case CancelRequest.OfRedriven again -> startedNothing(again.redriven());
                }));
    }

    private static ExportRefused startedNothing(ExecutionContext execution) {
        return Refusal.EXPORT_TASK_NOT_FOUND.because(
                "executionArn %s has not started an export: its history shows what it did."
                        .formatted(Text.quoted(execution.arn())));
    }

    /** It waits to start an export, or it follows one that another execution has started. */
    private ExportRefused startedNothingYet(CancelRequest.OfExecution request) {
        String arn = request.started().arn();
        String stop = "aws stepfunctions stop-execution --region %s --execution-arn %s"
                .formatted(deployment.region(), Text.shellWord(arn));
        String others = request.source().stream()
                .flatMap(source -> runningOf(source).stream())
                .filter(task -> Ownership.mayBeCancelled(task, deployment))
                .map(task -> "%s %s"
                        .formatted(
                                task.ref().service() == Service.RDS ? "exportTaskIdentifier" : "taskId",
                                Text.quoted(task.ref().id())))
                .collect(Collectors.joining(", "));
        return Refusal.EXPORT_TASK_NOT_FOUND.because(
                others.isEmpty()
                        ? "executionArn %s is still waiting to start its export: stop the execution with %s."
                                .formatted(Text.quoted(arn), stop)
                        : "executionArn %s has started no export of its own and follows, or waits behind, a running one of its source: cancel that by its %s, or stop only the execution with %s."
                                .formatted(Text.quoted(arn), others, stop));
    }

    /** The first refusal of a list; empty if all could be read. */
    Optional<ExportRefused> refusal() {
        return refused;
    }

    /** The running export; empty if there is none. */
    Optional<ExportTask> running(CancelRequest request) {
        return switch (request) {
            case CancelRequest.OfTask task ->
                services.of(task.task().service())
                        .find(task.task().id())
                        .filter(found -> !found.status().terminal());
            case CancelRequest.OfSource source -> runningFor(source.source());
            case CancelRequest.OfNothing nothing -> Optional.empty();
            case CancelRequest.OfRedriven again -> Optional.empty();
            case CancelRequest.OfExecution execution ->
                running(execution.source()).stream()
                        .filter(task -> Ownership.isOf(task, deployment, execution.started()))
                        .findFirst();
        };
    }

    /** If the source is not known, either service may have it. */
    private List<ExportTask> running(Optional<ExportSource> source) {
        return source.map(known -> services.of(known.service()).running())
                .orElseGet(() -> Arrays.stream(Service.values())
                        .flatMap(service -> seen(() -> services.of(service).running()).stream())
                        .toList());
    }

    private <T> List<T> seen(Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (ExportRefused e) {
            refused = refused.or(() -> Optional.of(e));
            return List.of();
        }
    }

    /** An export that may be cancelled takes precedence over one that may not. */
    private Optional<ExportTask> runningFor(ExportSource source) {
        List<ExportTask> all = runningOf(source);
        List<ExportTask> running = all.stream()
                .filter(task -> Ownership.mayBeCancelled(task, deployment))
                .toList();
        if (running.size() > 1) {
            throw Refusal.REQUEST_REFUSED.because("sourceArn %s has %d running exports: give the identifier of one, %s."
                    .formatted(
                            Text.quoted(source.arn().toString()),
                            running.size(),
                            running.stream().map(task -> task.ref().id()).collect(Collectors.joining(", "))));
        }
        return Stream.concat(running.stream(), all.stream()).findFirst();
    }

    private List<ExportTask> runningOf(ExportSource source) {
        Set<String> arns = arns(source);
        return services.of(source.service()).running().stream()
                .filter(task -> arns.contains(task.sourceArn()) || isOf(task, source))
                .toList();
    }

    /**
     * Whether an export of this deployment is of the source, although its snapshot may have been deleted since: then
     * only the names say whose it was. Identifiers hold only the beginning of a long name, which other sources may
     * share, so if only the identifier has such a name, the source is not recognised.
     */
    private boolean isOf(ExportTask task, ExportSource source) {
        return RecurringSource.recurs(source)
                && Ownership.isOf(task, deployment)
                && RecurringSource.of(task, deployment)
                        .filter(RecurringSource.key(source)::equals)
                        .isPresent();
    }

    /**
     * The export that ended last; empty if there is none. It is looked up only if {@link #running} finds nothing. For
     * an instance or cluster, only the exports of its newest snapshots are looked up, because each takes a call.
     */
    Optional<ExportTask> ended(CancelRequest request) {
        return switch (request) {
            case CancelRequest.OfTask task ->
                services.of(task.task().service()).find(task.task().id());
            case CancelRequest.OfSource source ->
                arns(source.source()).stream()
                        .limit(MOST_LOOKED_UP)
                        .flatMap(arn -> services.of(source.source().service()).of(Arn.parse("sourceArn", arn)).stream())
                        .max(Comparator.comparing(task -> task.taskEndTime().orElse(Instant.MIN)));
            case CancelRequest.OfNothing nothing -> Optional.empty();
            case CancelRequest.OfRedriven again -> Optional.empty();
            case CancelRequest.OfExecution execution ->
                execution
                        .source()
                        .flatMap(source -> services.of(source.service())
                                .started(StartToken.of(deployment, source, execution.started()), source));
        };
    }

    /** The source's own ARN first, then those of its snapshots, the newest one first. */
    private Set<String> arns(ExportSource source) {
        Set<String> arns = new LinkedHashSet<>();
        arns.add(source.arn().toString());
        ExportSource whole =
                source instanceof ExportSource.Cluster cluster ? new ExportSource.ClusterLatest(cluster.arn()) : source;
        if (whole instanceof ExportSource.Db || whole instanceof ExportSource.ClusterLatest) {
            arns.addAll(snapshots(whole));
        }
        return arns;
    }

    private List<String> snapshots(ExportSource source) {
        return seen(() -> ofExisting(source)).stream()
                .sorted(NEWEST_FIRST)
                .map(taken -> taken.source().arn().toString())
                .toList();
    }

    private List<Snapshots.DbSnapshot> ofExisting(ExportSource source) {
        try {
            return services.snapshots().of(source).taken();
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.SOURCE_NOT_FOUND) {
                return List.of(); // deleted meanwhile; its exports may still be running
            }
            throw e;
        }
    }

    static ExportRefused unknown(String id) {
        return Refusal.EXPORT_TASK_NOT_FOUND.because(
                "export %s is not known in this account and Region: look in the console to see which exports exist."
                        .formatted(Text.quoted(id)));
    }
}
