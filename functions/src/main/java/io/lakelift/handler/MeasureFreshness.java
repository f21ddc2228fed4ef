package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import io.lakelift.aws.AwsClients;
import io.lakelift.export.Deployment;
import io.lakelift.export.Exporter;
import io.lakelift.export.Freshness;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.export.error.ExportException;
import io.lakelift.metrics.MetricLog;
import io.lakelift.metrics.SourceMetrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures how old each source's newest complete export is. With {@code lossFails}, an RDS export whose files were
 * proved incomplete does not count. A schedule calls this function with what the deployment's file expects of the
 * sources; an alarm reports it if measurements stop.
 */
public final class MeasureFreshness extends JsonHandler {
    /** Each costs one call, and the function has five minutes. */
    private static final int MOST_FAILED = 300;

    private final Exporter exporter;
    private final MetricLog metrics;
    private final List<Service> services;

    /** Used by Lambda: everything comes from the environment. */
    public MeasureFreshness() {
        this(Settings.current(), new AwsClients());
    }

    /** Also primes the function, if the settings say so. */
    MeasureFreshness(Settings settings, AwsClients clients) {
        this(
                settings.deployment(),
                Wiring.services(clients, settings),
                settings.services(),
                Wiring.metrics(settings.deployment()));
        new Priming(settings, clients)
                .play(
                        new MeasureFreshness(
                                settings.deployment(),
                                Wiring.services(clients, settings),
                                settings.services(),
                                Wiring.unwritten(settings.deployment())),
                        List.of(new PrimingCall(settings.deployment()).measure()));
    }

    /**
     * @param doors all access to AWS
     * @param services the services that the deployment exports from
     * @param metrics where measurements go
     */
    public MeasureFreshness(Deployment deployment, Services doors, List<Service> services, MetricLog metrics) {
        this.exporter = new Exporter(deployment, doors);
        this.services = List.copyOf(services);
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /** How many sources are watched, how many of them are overdue, and how many were never exported. */
    record Measurement(int watched, int overdue, int unexported) {}

    @Override
    Object handle(CallContext call) {
        MeasureInput input = MeasureInput.read(call);
        Freshness freshness = new Freshness(List.of(), List.of(), List.of());
        Optional<ExportException> unseen = Optional.empty();
        for (Service service : services) {
            try {
                Set<String> incomplete = service == Service.RDS && input.lossFails()
                        ? IncompleteExports.of(exporter.failed(call.now().minus(input.longest()), MOST_FAILED))
                        : Set.of();
                freshness = freshness.and(
                        exporter.freshness(service, input.expected(), input.staleAfter(), incomplete, call.now()));
            } catch (ExportException e) {
                unseen = unseen.or(() -> Optional.of(e));
            }
        }
        if (unseen.isPresent()) {
            SourceMetrics.writePart(freshness, call.now(), metrics);
            throw unseen.get();
        }
        SourceMetrics.write(freshness, call.now(), metrics);
        return new Measurement(
                freshness.ages().size() + freshness.never().size(),
                freshness.overdue().size(),
                freshness.never().size());
    }
}
