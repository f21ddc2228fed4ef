package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Exporter;
import io.lakelift.export.Exports;

/** Looks once how an export stands, and says how long to wait before the next look. */
public final class PollExport extends JsonHandler {
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public PollExport() {
        this(Settings.current().deployment(), Wiring.exports());
    }

    /** @param exports the service that exports */
    public PollExport(Deployment deployment, Exports exports) {
        this.exporter = new Exporter(deployment, exports);
    }

    @Override
    Object handle(Call call) {
        ExportTaskIdentifier identifier = call.exportTaskIdentifier();
        call.fields().rejectUnread();
        return exporter.poll(identifier, call.execution(), call.now());
    }
}
