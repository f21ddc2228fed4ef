package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.ExportReport;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.Exporter;
import io.lakelift.export.Role;
import io.lakelift.export.Services;
import io.lakelift.export.StartAttempt;
import io.lakelift.export.error.ExportRefused;

/** Starts the export that an execution's input asks for; the state machine waits, retries and gives up. */
public final class StartExport extends JsonHandler {
    private final Deployment deployment;
    private final Exporter exporter;

    /** Used by Lambda: everything comes from the environment. */
    public StartExport() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    StartExport(Settings settings, AwsClients clients) {
        this(settings.deployment(), Wiring.services(clients, settings));
        PrimingCall call = new PrimingCall(settings.deployment());
        new Priming(settings, clients)
                .play(
                        new StartExport(settings.deployment(), Wiring.services(clients, settings)),
                        settings.services().stream().map(call::start).toList());
    }

    /** @param services all access to AWS */
    public StartExport(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exporter = new Exporter(deployment, services);
    }

    @Override
    Object handle(CallContext call) {
        ExportRequest request = request(call);
        StartAttempt before = PreviousReport.started(call);
        call.rejectUnread();
        return exporter.start(request, call.execution(), call.now(), before);
    }

    /** A complete export whose files were proved incomplete is not reused again. */
    private ExportRequest request(CallContext call) {
        ExportRequest asked = ExportInput.read(JsonTree.any(call.fields(), "input"), deployment, call.execution());
        boolean mayReuse = JsonTree.any(call.fields(), "reuse").asBoolean(true);
        return asked instanceof ExportRequest.OfDatabase database && !mayReuse ? database.withoutReuse() : asked;
    }

    @Override
    Object refused(CallContext call, ExportRefused refusal) {
        return ExportReport.Ended.without(
                Role.OWNER, deployment.deadlineOf(call.execution()), ExportEnd.refused(refusal));
    }
}
