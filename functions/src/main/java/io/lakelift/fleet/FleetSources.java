package io.lakelift.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Home;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import io.lakelift.input.SourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Collects the sources of a fleet: those that its input lists, and the databases and file systems that have its tags.
 * For each one that is left out, it records why.
 */
final class FleetSources {
    private static final int SOURCE_LENGTH = 300;
    private static final int WHY_LENGTH = 600;

    private final FleetRequest request;
    private final Home home;
    private final Consumer<JsonNode> checked;

    private final Map<String, PlannedExport> exports = new LinkedHashMap<>();
    private final List<FleetPlan.LeftOut> refused = new ArrayList<>();
    private final List<FleetPlan.LeftOut> skipped = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();

    /** @param checked reads an export's input, and throws {@link ExportRefused} if it would be refused */
    FleetSources(FleetRequest request, Home home, Consumer<JsonNode> checked) {
        this.request = request;
        this.home = home;
        this.checked = checked;
        for (int i = 0; i < request.sources().size(); i++) {
            list("sources[" + i + "]", request.sources().get(i));
        }
    }

    /** Each source once; the input's first, then those found by tag. */
    Collection<PlannedExport> exports() {
        return exports.values();
    }

    /** The sources, listed or found by their tags, that would be refused with the parameters given. */
    List<FleetPlan.LeftOut> refused() {
        return refused;
    }

    /** What has the tags but cannot be exported. */
    List<FleetPlan.LeftOut> skipped() {
        return skipped;
    }

    /** Which lists were refused. */
    List<String> troubles() {
        return troubles;
    }

    /** Which lists are missing but may still come. */
    List<String> silent() {
        return silent;
    }

    private void list(String place, JsonNode entry) {
        JsonNode named = entry.isTextual() ? entry : entry.path("sourceArn");
        try {
            if (!named.isTextual()) {
                throw Refusal.INVALID_INPUT.because("%s %s names no source: give an ARN, or an object with a sourceArn."
                        .formatted(place, Text.line(entry.toString(), 200)));
            }
            ObjectNode own = request.shared().objectNode();
            if (entry instanceof ObjectNode object) {
                own.setAll(object);
                own.remove("sourceArn");
            }
            add(planned(named.textValue(), own, Optional.empty()));
        } catch (ExportRefused e) {
            refused.add(leftOut(named.isTextual() ? named.textValue() : place, e));
        }
    }

    private PlannedExport planned(String arn, ObjectNode own, Optional<Candidate> found) {
        if (own.has("schedule")) {
            throw Refusal.INVALID_INPUT.because(
                    "schedule applies to the whole fleet: give it beside sources, and leave it out of %s."
                            .formatted(Text.quoted(arn)));
        }
        ExportSource source = ExportSource.parseOne(arn);
        boolean latest = own.has("latestSnapshot") ? own.path("latestSnapshot").asBoolean() : request.latestSnapshot();
        PlannedExport planned = new PlannedExport(source, SourceKind.of(source, latest), own, found);
        ObjectNode input = planned.input(request);
        checked.accept(input);
        FleetBounds.inputTooLong(input).ifPresent(why -> {
            throw Refusal.INVALID_INPUT.because(why);
        });
        return planned;
    }

    private void add(PlannedExport planned) {
        PlannedExport first = exports.putIfAbsent(planned.arn().toString(), planned);
        if (first != null && !first.own().equals(planned.own())) {
            throw Refusal.INVALID_INPUT.because(
                    "sources lists %s again with different parameters: put the second into a fleet of its own."
                            .formatted(Text.quoted(planned.arn().toString())));
        }
    }

    /**
     * Adds the databases and file systems that have the fleet's tags. Clusters come first, because their members are
     * left out.
     */
    void discover(Catalog catalog) {
        List<String> clusters = new ArrayList<>();
        for (Catalog.Kind kind : Catalog.Kind.values()) {
            List<Candidate> carriers = listed(catalog, kind).stream()
                    .filter(each -> each.carries(request.tags()) && !each.isMemberOf(clusters))
                    .toList();
            List<String> arns =
                    carriers.stream().map(each -> each.arn().toString()).toList();
            for (Candidate candidate : carriers) {
                found(candidate, arns);
                clusters.add(candidate.arn().resource().replaceFirst("^cluster:", ""));
            }
        }
    }

    private List<Candidate> listed(Catalog catalog, Catalog.Kind kind) {
        try {
            return catalog.list(kind).stream()
                    .sorted(Comparator.comparing(candidate -> candidate.arn().toString()))
                    .toList();
        } catch (ExportRefused e) {
            troubles.add(unlisted(kind, e));
        } catch (Throttled | ServiceUnavailable e) {
            silent.add(unlisted(kind, e));
        }
        return List.of();
    }

    private static String unlisted(Catalog.Kind kind, RuntimeException thrown) {
        return "The %s could not be listed: %s"
                .formatted(kind.plural(), Text.line("" + thrown.getMessage(), WHY_LENGTH));
    }

    /** A source that the input lists keeps its parameters; a list only adds its size. */
    private void found(Candidate candidate, List<String> carriers) {
        String arn = candidate.arn().toString();
        PlannedExport listed = exports.get(arn);
        if (listed != null) {
            exports.put(arn, listed.found(candidate));
            return;
        }
        Optional<String> why = home.has(candidate.arn())
                ? candidate.whyNot(request.latestSnapshot()).or(() -> candidate.otherEnvironment(carriers))
                : Optional.of("it is in another account or Region");
        if (why.isPresent()) {
            skipped.add(new FleetPlan.LeftOut(arn, why.get()));
            return;
        }
        try {
            exports.put(arn, planned(arn, request.shared().objectNode(), Optional.of(candidate)));
        } catch (ExportRefused e) {
            refused.add(leftOut(arn, e));
        }
    }

    private static FleetPlan.LeftOut leftOut(String source, ExportRefused refusal) {
        return new FleetPlan.LeftOut(
                Text.line(source, SOURCE_LENGTH), Text.line("" + refusal.getMessage(), WHY_LENGTH));
    }
}
