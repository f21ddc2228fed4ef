package io.lakelift.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fleet's input asks for.
 *
 * @param name the fleet's display name; empty if the input gives none
 * @param sources the sources that the input lists, each an ARN or an object with a sourceArn; not checked yet, so that
 *     an invalid one does not keep the others from being exported
 * @param tags the tags that further sources must have; empty if the input has no tags
 * @param shared the common parameters of the exports, in the order given
 * @param schedule the night's schedule and time, as every export receives them
 * @param scheduled whether the input names a schedule; then the exports' names depend on the night, not on the
 *     execution
 * @param attempt the number of this attempt for the night, from 1
 * @param deadline how long an export may take, and how long planning waits for a missing list if no source is known yet
 */
public record FleetRequest(
        Optional<String> name,
        List<JsonNode> sources,
        Map<String, String> tags,
        ObjectNode shared,
        ObjectNode schedule,
        boolean scheduled,
        int attempt,
        Duration deadline) {
    public FleetRequest {
        sources = List.copyOf(sources);
        tags = Map.copyOf(tags);
    }

    boolean latestSnapshot() {
        return shared.path("latestSnapshot").asBoolean();
    }

    /** Identifies the night, the same for each delivery; empty if the input names no schedule. */
    Optional<String> night() {
        return scheduled
                ? Optional.of(shared.arrayNode()
                        .add(schedule.path("scheduleArn"))
                        .add(schedule.path("scheduledTime"))
                        .add(attempt)
                        .toString())
                : Optional.empty();
    }
}
