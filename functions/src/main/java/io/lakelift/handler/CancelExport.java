package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportReport;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Exporter;
import io.lakelift.export.Exports;

/**
 * Cancels one export: the execution's own when its deadline has passed ({@code exportTaskIdentifier}), or the one that a
 * person's input names ({@code input}).
 */
public final class CancelExport extends JsonHandler {
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public CancelExport() {
        this(Settings.current().deployment(), Wiring.exports());
    }

    /** @param exports the service that exports */
    public CancelExport(Deployment deployment, Exports exports) {
        this.exporter = new Exporter(deployment, exports);
    }

    @Override
    Object handle(Call call) {
        if (!call.fields().has("input")) {
            ExportTaskIdentifier identifier = call.exportTaskIdentifier();
            call.fields().rejectUnread();
            return exporter.cancel(identifier, call.execution(), call.now());
        }
        ExportTaskIdentifier identifier = CancelInput.read(call.fields().any("input"));
        call.fields().rejectUnread();
        ExportReport report = exporter.cancelOnRequest(identifier, call.execution(), call.now());
        return report;
    }
}
