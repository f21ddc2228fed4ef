package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.EarlierStarts;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.Exporter;
import io.lakelift.export.Services;
import java.util.OptionalInt;

/** Starts the export that an execution's input asks for; waiting, trying again and giving up are the state machine's. */
public final class StartExport extends JsonHandler {
    private final Deployment deployment;
    private final Exporter exporter;

    /** As Lambda calls it: everything from the environment. */
    public StartExport() {
        this(Settings.current().deployment(), Wiring.services());
    }

    /** @param services all doors to AWS */
    public StartExport(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exporter = new Exporter(deployment, services);
    }

    @Override
    Object handle(Call call) {
        ExportRequest request = ExportInput.read(call.fields().any("input"), deployment, call.execution());
        EarlierStarts earlier = new EarlierStarts(Doubt.read(call), refusals(call));
        call.fields().rejectUnread();
        return exporter.start(request, call.execution(), call.now(), earlier);
    }

    /** A definition from before this was counted does not send it, and could not bring the count back. */
    private static OptionalInt refusals(Call call) {
        JsonNode refusals = call.fields().any("refusals");
        return refusals.isNumber() ? OptionalInt.of(refusals.asInt()) : OptionalInt.empty();
    }
}
