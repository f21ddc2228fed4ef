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
 * @param name what people call the fleet; empty where the input gives none
 * @param sources what it lists, each as the object it is or stands for; not checked yet, so that one that is wrong leaves
 *     the others to be exported
 * @param tags that further sources carry; empty where none are looked for
 * @param shared the parameters that hold for all of its exports, in the order in which they were given
 * @param schedule of the night, as every export is given it
 * @param scheduled whether a schedule started it: then the night has exports of its own names, whatever execution it is
 * @param attempt the how manieth for this night, from 1
 * @param deadline after which nothing is started any more
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

    /** The same for each delivery of the night; empty where no schedule started it. */
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
