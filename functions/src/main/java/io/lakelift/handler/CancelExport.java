package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.Exporter;
import io.lakelift.export.Home;
import io.lakelift.export.Services;
import io.lakelift.export.TaskRef;

/**
 * Cancels one export: the execution's own when its deadline has passed ({@code task}), or the one that an input names
 * ({@code input}, and {@code target} where that is by an execution).
 */
public final class CancelExport extends JsonHandler {
    private final Deployment deployment;
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public CancelExport() {
        this(Settings.current().deployment(), Wiring.services());
    }

    /** @param services all doors to AWS */
    public CancelExport(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exporter = new Exporter(deployment, services);
    }

    @Override
    Object handle(Call call) {
        if (!call.fields().has("input")) {
            TaskRef task = call.task();
            call.fields().rejectUnread();
            return exporter.cancel(task, call.execution(), call.now());
        }
        JsonNode target = call.fields().any("target");
        CancelInput input = CancelInput.read(call.fields().any("input"), target, Home.of(deployment, call.execution()));
        call.fields().rejectUnread();
        return input.stopped()
                ? exporter.cancelStopped(input.request(), call.execution(), call.now())
                : exporter.cancel(input.request(), call.execution(), call.now());
    }
}
