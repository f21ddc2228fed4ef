package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.ExportReport;
import io.lakelift.export.Exporter;
import io.lakelift.export.Role;
import io.lakelift.export.Services;
import io.lakelift.export.TaskRef;
import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.util.Optional;

/**
 * Polls the export in {@code previous} once, and returns its status and how long to wait before the next poll. With
 * {@code input} instead, polls for the first time an export that the execution is to adopt.
 */
public final class PollExport extends JsonHandler {
    private final Deployment deployment;
    private final Exporter exporter;

    /** Used by Lambda: everything comes from the environment. */
    public PollExport() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    PollExport(Settings settings, AwsClients clients) {
        this(settings.deployment(), Wiring.services(clients, settings));
        PrimingCall call = new PrimingCall(settings.deployment());
        new Priming(settings, clients)
                .play(
                        new PollExport(settings.deployment(), Wiring.services(clients, settings)),
                        settings.services().stream().map(call::follow).toList());
    }

    /** @param services all access to AWS */
    public PollExport(Deployment deployment, Services services) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exporter = new Exporter(deployment, services);
    }

    @Override
    Object handle(CallContext call) {
        if (call.fields().has("input")) {
            TaskRef task = AdoptInput.read(JsonTree.any(call.fields(), "input"));
            Optional<Instant> refusedSince = PreviousReport.refusedSince(call);
            call.rejectUnread();
            return exporter.adopt(task, call.execution(), call.now(), refusedSince);
        }
        ExportReport.Following before = PreviousReport.followed(call);
        call.rejectUnread();
        return exporter.poll(before, call.execution(), call.now());
    }

    @Override
    Object refused(CallContext call, ExportRefused refusal) {
        return ExportReport.Ended.without(
                Role.ADOPTED, deployment.deadlineOf(call.execution()), ExportEnd.refused(refusal));
    }
}
