package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Exporter;
import io.lakelift.export.Freshness;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.export.error.ExportException;
import io.lakelift.metrics.MetricLog;
import io.lakelift.metrics.SourceMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which running exports of this deployment are followed by no running execution. First it is asked for all that run;
 * then, page by page, with the executions that run ({@code executions}) and what is left over ({@code orphans}). Asked with
 * {@code measure}, it measures how fresh the sources' exports are: the same lists tell that.
 */
public final class FindOrphans extends JsonHandler {
    private final Exporter exporter;
    private final MetricLog metrics;

    /** As Lambda calls it: everything from the environment. */
    public FindOrphans() {
        this(
                Settings.current().deployment(),
                Wiring.services(),
                Wiring.metrics(Settings.current().deployment()));
    }

    /** Writes no measurement: for whoever plays a night without CloudWatch. */
    public FindOrphans(Deployment deployment, Services services) {
        this(deployment, services, MetricLog.NONE);
    }

    /**
     * @param services all doors to AWS
     * @param metrics where measurements leave
     */
    public FindOrphans(Deployment deployment, Services services, MetricLog metrics) {
        this.exporter = new Exporter(deployment, services);
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /** How many sources are watched, are overdue, were never exported. */
    record Measured(int watched, int overdue, int unexported) {}

    /** @param executionArn FSx's tag, by which its tasks are told apart */
    record Orphan(
            Optional<String> exportTaskIdentifier,
            Optional<String> taskId,
            String sourceArn,
            String status,
            Optional<String> executionArn,
            Optional<String> deployment) {}

    /** @param orphans what is followed by nobody, as far as is known by now */
    record Orphans(List<Orphan> orphans) {}

    @Override
    Object handle(Call call) {
        return call.fields().has("measure") ? measure(call) : orphans(call);
    }

    private Measured measure(Call call) {
        MeasureInput input = MeasureInput.read(call);
        Freshness freshness = new Freshness(List.of(), List.of(), List.of());
        Optional<ExportException> unseen = Optional.empty();
        for (Service service : Service.values()) {
            try {
                freshness =
                        freshness.and(exporter.freshness(service, input.expected(), input.staleAfter(), call.now()));
            } catch (ExportException e) {
                unseen = unseen.or(() -> Optional.of(e));
            }
        }
        if (unseen.isPresent()) {
            SourceMetrics.writePart(freshness, call.now(), metrics);
            throw unseen.get();
        }
        SourceMetrics.write(freshness, call.now(), metrics);
        return new Measured(
                freshness.ages().size() + freshness.never().size(),
                freshness.overdue().size(),
                freshness.never().size());
    }

    private Orphans orphans(Call call) {
        List<Execution> running = executions(call.fields().any("executions"));
        List<ExportTask> candidates = call.fields().has("orphans")
                ? EndingInput.tasks(call.fields().any("orphans"))
                : exporter.runningOfDeployment(call.service());
        call.rejectUnread();
        return new Orphans(candidates.stream()
                .filter(task -> !exporter.isFollowed(task, running))
                .map(task -> new Orphan(
                        task.exportTaskIdentifier(),
                        task.taskId(),
                        task.sourceArn(),
                        task.status(),
                        task.executionArn(),
                        task.deployment()))
                .toList());
    }

    private static List<Execution> executions(JsonNode page) {
        List<Execution> executions = new ArrayList<>();
        page.forEach(each -> executions.add(Call.execution(new Fields("executions", each))));
        return executions;
    }
}
