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
 * @param sources what it lists, each an ARN or an object with a sourceArn; not checked yet, so that an invalid one does
 *     not keep the others from being exported
 * @param tags of further sources; empty if none are looked for
 * @param shared the common parameters of its exports, in the order given
 * @param schedule of the night, as every export receives it
 * @param scheduled whether a schedule started it: then the exports' names depend on the night, not on the execution
 * @param attempt the number of this attempt for the night, from 1
 * @param deadline after which nothing is started
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

    /** The same for each delivery of the night; empty if no schedule started it. */
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
