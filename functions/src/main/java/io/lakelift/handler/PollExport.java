package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.Exporter;
import io.lakelift.export.Services;
import io.lakelift.export.TaskRef;

/**
 * Looks once how an export stands ({@code task}), and says how long to wait before the next look. With {@code input}, it
 * looks at an export that the execution is to adopt.
 */
public final class PollExport extends JsonHandler {
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public PollExport() {
        this(Settings.current().deployment(), Wiring.services());
    }

    /** @param services all doors to AWS */
    public PollExport(Deployment deployment, Services services) {
        this.exporter = new Exporter(deployment, services);
    }

    @Override
    Object handle(Call call) {
        if (call.fields().has("input")) {
            TaskRef task = AdoptInput.read(call.fields().any("input"));
            call.fields().rejectUnread();
            return exporter.adopt(task, call.execution(), call.now());
        }
        TaskRef task = call.task();
        call.fields().rejectUnread();
        return exporter.poll(task, call.execution(), call.now());
    }
}
