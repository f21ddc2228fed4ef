package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.Outcome;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which sources a schedule exports and in which order, according to the PlanFleet function.
 *
 * @param sources the sources that are exported, in the order in which they start
 * @param leftOut the sources that are not exported, with the reasons; fewer than {@code leftOutCount} if there are many
 * @param leftOutCount how many sources are not exported
 * @param troubles why lists could not be read, or why there is nothing to export
 * @param refused whether the fleet is refused as a whole and exports nothing; {@code troubles} says why
 * @param unresolved whether the schedule has tags, but it is not known which sources carry them
 */
public record FleetOrder(
        List<Source> sources,
        List<LeftOut> leftOut,
        int leftOutCount,
        List<String> troubles,
        boolean refused,
        boolean unresolved) {
    public FleetOrder {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        troubles = List.copyOf(troubles);
    }

    /** An order in which nothing is left out and nothing went wrong. */
    public static FleetOrder of(List<Source> sources, boolean unresolved) {
        return new FleetOrder(sources, List.of(), 0, List.of(), false, unresolved);
    }

    /**
     * Reads PlanFleet's answer in the form in which the state machine keeps it.
     *
     * @param unresolved whether PlanFleet was called without the schedule's tags
     */
    public static FleetOrder of(JsonNode plan, boolean unresolved) {
        JsonNode summary = plan.path("summary");
        List<LeftOut> leftOut = new ArrayList<>();
        for (String list : List.of("refused", "skipped")) {
            summary.path(list)
                    .forEach(each -> leftOut.add(new LeftOut(
                            each.path("source").asText(), each.path("why").asText())));
        }
        List<String> troubles = new ArrayList<>();
        summary.path("troubles").forEach(each -> troubles.add(each.asText()));
        Optional.of(summary.at("/end/cause").asText())
                .filter(why -> !why.isEmpty())
                .ifPresent(troubles::add);
        List<Source> sources = new ArrayList<>();
        plan.path("sources").forEach(each -> sources.add(source(each, plan.path("kinds"))));
        int count = summary.path("refusedCount").asInt()
                + summary.path("skippedCount").asInt();
        // If only listed sources were refused, what carries the tags may still be exported.
        boolean refused = summary.at("/end/outcome").asText().equals(Outcome.REFUSED.name())
                && !(unresolved && summary.path("refusedCount").asInt() > 0);
        return new FleetOrder(sources, leftOut, count, troubles, refused, unresolved);
    }

    private static Source source(JsonNode source, JsonNode kinds) {
        String kind = source.path("kind").asText();
        JsonNode common = kinds.path(kind);
        return new Source(
                Arn.parse(
                        "sourceArn",
                        common.path("prefix").asText() + source.path("source").asText()),
                SourceKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                Optional.of(source.path("sizeGb")).filter(JsonNode::isInt).map(JsonNode::intValue),
                duration(source, common, ExportParameter.DEADLINE),
                duration(source, common, ExportParameter.MAX_SNAPSHOT_AGE));
    }

    private static Optional<Duration> duration(JsonNode source, JsonNode common, ExportParameter parameter) {
        return Optional.of(source.path("own").path(parameter.spelling()))
                .filter(JsonNode::isTextual)
                .or(() -> Optional.of(common.path("input").path(parameter.spelling()))
                        .filter(JsonNode::isTextual))
                .map(text -> Duration.parse(text.textValue()));
    }

    /**
     * A source that is exported.
     *
     * @param sizeGb the source's size in GB; empty if PlanFleet does not know it
     * @param deadline the deadline that the source or its schedule has; empty for the deployment's
     * @param maxSnapshotAge the greatest age that the source or its schedule allows; empty for the deployment's
     */
    public record Source(
            Arn arn,
            SourceKind kind,
            Optional<Integer> sizeGb,
            Optional<Duration> deadline,
            Optional<Duration> maxSnapshotAge) {
        public Source {
            requireNonNull(arn, "arn is null");
            requireNonNull(kind, "kind is null");
        }
    }

    /**
     * A source that is not exported.
     *
     * @param source the source's ARN, or its place in the file
     * @param why the reason, as a sentence
     */
    public record LeftOut(String source, String why) {}
}
