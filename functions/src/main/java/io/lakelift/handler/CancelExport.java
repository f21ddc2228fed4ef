package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.Executions;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.ExportReport;
import io.lakelift.export.Exporter;
import io.lakelift.export.Home;
import io.lakelift.export.Role;
import io.lakelift.export.Services;
import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.util.Optional;

/**
 * Cancels one export. With {@code previous}, this is the execution's own export, whose deadline has passed. With
 * {@code input}, it is the export that the input names, or the one that a stopped execution had started.
 */
public final class CancelExport extends JsonHandler {
    private final Deployment deployment;
    private final Exporter exporter;
    private final Executions executions;

    /** Used by Lambda: everything comes from the environment. */
    public CancelExport() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    CancelExport(Settings settings, AwsClients clients) {
        this(settings.deployment(), Wiring.services(clients, settings));
        PrimingCall call = new PrimingCall(settings.deployment());
        new Priming(settings, clients)
                .play(
                        new CancelExport(settings.deployment(), Wiring.services(clients, settings)),
                        settings.services().stream().map(call::follow).toList());
    }

    /** @param services all access to AWS */
    public CancelExport(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exporter = new Exporter(deployment, services);
        this.executions = services.executions();
    }

    @Override
    Object handle(CallContext call) {
        if (!call.fields().has("input")) {
            ExportReport.Following before = PreviousReport.followed(call);
            call.rejectUnread();
            return exporter.cancel(before, call.execution(), call.now());
        }
        call.fields().value("target"); // sent by the last release's definition, which looks the execution up itself
        Home home = Home.of(deployment, call.execution());
        CancelInput input = CancelInput.read(
                JsonTree.any(call.fields(), "input"), home, new ExecutionLookUp(executions, call.execution(), home));
        Optional<Instant> refusedSince = PreviousReport.refusedSince(call);
        call.rejectUnread();
        return input.stopped()
                ? exporter.takeOver(input.request(), call.execution(), call.now(), refusedSince)
                : exporter.cancel(input.request(), call.execution(), call.now());
    }

    @Override
    Object refused(CallContext call, ExportRefused refusal) {
        return ExportReport.Ended.without(
                Role.CANCEL, deployment.deadlineOf(call.execution()), ExportEnd.refused(refusal));
    }
}
