package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Exporter;
import io.lakelift.export.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which running exports of this deployment are followed by no running execution. First it is asked for all that run;
 * then, page by page, with the executions that run ({@code executions}) and what is left over ({@code orphans}).
 */
public final class FindOrphans extends JsonHandler {
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public FindOrphans() {
        this(Settings.current().deployment(), Wiring.services());
    }

    /** @param services all doors to AWS */
    public FindOrphans(Deployment deployment, Services services) {
        this.exporter = new Exporter(deployment, services);
    }

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
        List<Execution> running = executions(call.fields().any("executions"));
        List<ExportTask> candidates = call.fields().has("orphans")
                ? EndingInput.tasks(call.fields().any("orphans"))
                : exporter.runningOfDeployment();
        call.fields().rejectUnread();
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
