package io.lakelift.fleet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.Home;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.export.WaitPolicy;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Plans a night of a fleet: which sources it exports, in which order, and under which execution names. If a scheduled
 * night is delivered twice, both plans use the same names. An invalid source does not keep the others from being
 * exported, and neither does a service that does not list its databases or file systems.
 */
public final class FleetPlanner {
    /** How long to wait for a list of databases or file systems if there is something else to export. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /**
     * Sources without a known size go first, in the input's order, then the largest: the end of the night is left to
     * the small ones. What is being backed up goes last, because it would hold a slot and wait.
     */
    private static final Comparator<PlannedExport> ORDER = Comparator.comparing(PlannedExport::isBackingUp)
            .thenComparing(export -> -export.sizeGb().orElse(Integer.MAX_VALUE))
            .thenComparing(export -> export.sizeGb().isPresent() ? export.arn().toString() : "");

    private static final int SHOWN = 50;
    private static final int TAGS_LENGTH = 300;

    private final Deployment deployment;
    private final Catalog catalog;
    private final ToIntFunction<Object> bytes;

    /** @param bytes returns the size of a value as JSON */
    public FleetPlanner(Deployment deployment, Catalog catalog, ToIntFunction<Object> bytes) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.bytes = requireNonNull(bytes, "bytes is null");
    }

    /**
     * Plans the night, or says how long to wait for a list of databases or file systems.
     *
     * @param checked reads an export's input, and throws an exception if the input would be refused
     */
    public FleetPlan plan(FleetRequest request, ExecutionContext execution, Instant now, Consumer<JsonNode> checked) {
        FleetSources sources = new FleetSources(request, Home.of(deployment, execution), checked);
        if (!request.tags().isEmpty()) {
            sources.discover(catalog);
        }
        if (isWorthWaiting(request, sources, Duration.between(execution.startTime(), now))) {
            return FleetPlan.waiting(summary(request, sources, Optional.empty()), WaitPolicy.slot(execution, now));
        }
        return end(request, sources)
                .map(end -> ended(request, sources, end))
                .orElseGet(() -> work(request, execution, sources));
    }

    /**
     * Whether to wait for a list. A refused list stays refused, but one that the service did not return may still come.
     */
    private static boolean isWorthWaiting(FleetRequest request, FleetSources sources, Duration waited) {
        Duration most = sources.exports().isEmpty() ? request.deadline() : PATIENCE;
        return !sources.silent().isEmpty() && waited.compareTo(most) < 0;
    }

    private static Optional<ExportEnd> end(FleetRequest request, FleetSources sources) {
        int count = sources.exports().size();
        if (count > 0) {
            return new FleetBounds(request.attempt()).tooMuch(count).map(FleetPlanner::refusedAsAWhole);
        }
        if (!sources.troubles().isEmpty() || !sources.silent().isEmpty()) {
            return Optional.of(new ExportEnd(Outcome.NOT_STARTED, Optional.of("SourcesNotListed"), Optional.empty()));
        }
        return Optional.of(
                sources.refused().isEmpty()
                        ? nothingFound(request, sources)
                        : refusedAsAWhole(sources.refused().get(0).why()));
    }

    private static ExportEnd nothingFound(FleetRequest request, FleetSources sources) {
        String tags = Text.line(request.tags().toString(), TAGS_LENGTH);
        String why = sources.skipped().isEmpty()
                ? "No source carries the tags %s: check their spelling, in the fleet's input and on the databases."
                : "No source that carries the tags %s can be exported.";
        return new ExportEnd(Outcome.REFUSED, Optional.of("NoSourceFound"), Optional.of(why.formatted(tags)));
    }

    private static ExportEnd refusedAsAWhole(String why) {
        return new ExportEnd(Outcome.REFUSED, Optional.of(Refusal.INVALID_INPUT.error()), Optional.of(why));
    }

    private FleetPlan work(FleetRequest request, ExecutionContext execution, FleetSources found) {
        List<PlannedExport> exports = found.exports().stream().sorted(ORDER).toList();
        List<FleetPlan.Source> sources =
                exports.stream().map(each -> each.planned(request, execution)).toList();
        FleetPlan.Summary summary = summary(request, found, Optional.empty());
        int summaryBytes = bytes.applyAsInt(summary);
        FleetBounds bounds = new FleetBounds(request.attempt());
        Optional<FleetPlan.Round> round = bounds.firstRound(sources, bytes.applyAsInt(sources), summaryBytes);
        Map<String, FleetPlan.Common> kinds = new LinkedHashMap<>();
        exports.forEach(each ->
                kinds.computeIfAbsent(each.kindName(), kind -> each.common(request.shared(), round.isPresent())));
        FleetPlan plan = new FleetPlan(
                sources,
                kinds,
                request.schedule(),
                request.attempt(),
                bounds.starts(sources.size(), round.isPresent()),
                FleetBounds.hasRoomForDetails(sources, summaryBytes, longestFolder(request, exports)),
                summary,
                Optional.empty(),
                round);
        return FleetBounds.tooLong(sources, bytes.applyAsInt(plan), summaryBytes)
                .map(why -> ended(request, found, refusedAsAWhole(why)))
                .orElse(plan);
    }

    private int longestFolder(FleetRequest request, List<PlannedExport> exports) {
        return exports.stream()
                .map(each -> each.input(request))
                .mapToInt(input -> (input.path("s3BucketName")
                                        .asText(deployment.target().s3BucketName())
                                + input.path("s3Prefix")
                                        .asText(deployment.target().s3Prefix()))
                        .length())
                .max()
                .orElse(0);
    }

    private static FleetPlan ended(FleetRequest request, FleetSources sources, ExportEnd end) {
        return FleetPlan.ended(summary(request, sources, Optional.of(end)));
    }

    private static FleetPlan.Summary summary(FleetRequest request, FleetSources sources, Optional<ExportEnd> end) {
        return new FleetPlan.Summary(
                request.name(),
                request.night(),
                Optional.of(request.schedule().path("timeZone").asText()).filter(zone -> !zone.isEmpty()),
                end,
                sources.refused().stream().limit(SHOWN).toList(),
                sources.refused().size(),
                sources.skipped().stream().limit(SHOWN).toList(),
                sources.skipped().size(),
                Stream.concat(sources.troubles().stream(), sources.silent().stream())
                        .toList());
    }
}
