package io.lakelift.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The exports that gave their slots back while waiting for a snapshot, and are started again in executions with other
 * names.
 *
 * @param sources the exports to start again
 * @param starts how often an export that Step Functions does not start is tried in this round, at most
 * @param round the state of the plan's rounds from now on
 */
public record NextRound(List<FleetPlan.Source> sources, int starts, FleetPlan.Round round) {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(15);

    /**
     * Takes the waiting exports out of the results. Another round is planned only if the history has room for it and
     * for a last one, in which every export keeps its slot; the pauses grow so that the rounds last until the deadline.
     *
     * @param before the previous state of the plan's rounds
     * @param results of all exports so far, as the state machine writes them
     */
    public static NextRound of(FleetPlan.Round before, List<JsonNode> results, Instant now) {
        List<JsonNode> unended = results.stream().filter(NextRound::isWaiting).toList();
        List<JsonNode> ended = results.stream().filter(each -> !isWaiting(each)).toList();
        List<JsonNode> waiting =
                unended.stream().map(result -> result.at("/more/again")).toList();
        int ofThisRound = FleetBounds.EVENTS_OF_A_ROUND + waiting.size() * before.eventsOfOne();
        int events = before.events()
                + ofThisRound
                + waiting.stream().mapToInt(NextRound::spent).sum();
        int room = FleetBounds.EVENTS - events;
        int further = room / ofThisRound;
        boolean earlier =
                unended.stream().allMatch(result -> result.at("/facts/earlier").asBoolean());
        long pause = earlier ? 1 : pause(waiting, further, now);
        return new NextRound(
                waiting.stream().map(again -> source(again, further <= 0)).toList(),
                Math.min(
                        FleetBounds.STARTS_IN_A_ROUND, FleetBounds.startsWithin(Math.max(1, waiting.size()), room / 2)),
                new FleetPlan.Round(events, before.eventsOfOne(), pause, ended));
    }

    private static boolean isWaiting(JsonNode result) {
        return result.at("/more/again/slot").has("snapshot");
    }

    /**
     * The events of the starts that this round needed and the next may need again. Those of an export's last round are
     * counted before the first.
     */
    private static int spent(JsonNode again) {
        return FleetBounds.eventsOfFurtherStarts(
                1, Math.max(1, again.path("starts").asInt()));
    }

    private static FleetPlan.Source source(JsonNode again, boolean kept) {
        ObjectNode own = again.path("own").isObject()
                ? ((ObjectNode) again.path("own")).deepCopy()
                : ((ObjectNode) again).objectNode();
        own.set("slot", ((ObjectNode) again.path("slot")).deepCopy().put("kept", kept));
        return new FleetPlan.Source(
                again.path("source").asText(),
                again.path("kind").asText(),
                ExecutionName.again(again.path("name").asText()),
                Optional.of(again.path("sizeGb")).filter(JsonNode::isInt).map(JsonNode::intValue),
                Optional.of(own));
    }

    /** After the last deadline each export ends by itself, so there is a check at that time. */
    private static long pause(List<JsonNode> waiting, int further, Instant now) {
        Duration left = waiting.stream()
                .flatMap(again -> instant(again.at("/slot/deadline")).stream())
                .max(Comparator.naturalOrder())
                .map(deadline -> Duration.between(now, deadline))
                .orElse(Duration.ZERO);
        long even = left.dividedBy(Math.max(1, further)).toSeconds();
        return Math.max(1, Math.min(Math.max(BETWEEN_ROUNDS.toSeconds(), even), left.toSeconds()));
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return Optional.of(Instant.parse(node.asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // an execution of another version has written it
        }
    }
}
