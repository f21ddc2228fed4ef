package io.lakelift.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.error.ExportRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a fleet for its state machine: the exports to start ({@code sources}), or an end without exports, or a
 * wait before planning again.
 *
 * @param sources in the order in which they are started
 * @param kinds what all sources of a kind have in common, by the name of the kind
 * @param schedule of the night, which every export receives
 * @param attempt for this night, from 1
 * @param details whether each result may say where the files are, or why it was not started: for many sources, that would
 *     not fit
 * @param summary what the notice needs of the plan
 * @param waitSeconds before planning is tried again; empty if this is the plan
 * @param round if exports give their slots back while they wait for a snapshot; empty if they keep them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FleetPlan(
        List<Source> sources,
        Map<String, Common> kinds,
        ObjectNode schedule,
        int attempt,
        boolean details,
        Summary summary,
        Optional<Long> waitSeconds,
        Optional<Round> round) {

    /**
     * One export to start.
     *
     * @param source the ARN after the account: {@code db:orders}
     * @param kind under which its common part is found
     * @param name of its execution at the first attempt
     * @param sizeGb of the database, if it is known
     * @param own its own parameters, which override the common ones
     */
    public record Source(String source, String kind, String name, Optional<Integer> sizeGb, Optional<ObjectNode> own) {}

    /**
     * What the sources of a kind have in common.
     *
     * @param prefix what precedes a source to make it an ARN
     * @param input the common parameters, as far as this kind takes them
     */
    public record Common(String prefix, ObjectNode input) {}

    /**
     * What the notice needs of the plan.
     *
     * @param fleet its display name
     * @param night the same for each delivery of the night; empty if no schedule started it
     * @param timeZone of the schedule; empty if it gives none
     * @param end if nothing is to be started
     * @param refused what the input lists but cannot be exported as written; only the first fifty
     * @param refusedCount how many there are in total
     * @param skipped what has the tags but cannot be exported; only the first fifty
     * @param skippedCount how many there are in total
     * @param troubles which lists could not be read, and why
     */
    public record Summary(
            Optional<String> fleet,
            Optional<String> night,
            Optional<String> timeZone,
            Optional<ExportEnd> end,
            List<LeftOut> refused,
            int refusedCount,
            List<LeftOut> skipped,
            int skippedCount,
            List<String> troubles) {}

    /**
     * The state of the rounds in which exports that wait for a snapshot are started again.
     *
     * @param events of the history that have been planned for
     * @param eventsOfOne that one start may need
     * @param pause before the next round, in seconds
     * @param ended the results of all exports that have ended
     */
    public record Round(int events, int eventsOfOne, long pause, List<JsonNode> ended) {}

    /** @param source its ARN, or its position in the input */
    public record LeftOut(String source, String why) {}

    /** The whole input was refused. */
    public static FleetPlan refused(ExportRefused refusal) {
        return ended(new Summary(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ExportEnd.refused(refusal)),
                List.of(),
                0,
                List.of(),
                0,
                List.of()));
    }

    static FleetPlan ended(Summary summary) {
        return new FleetPlan(List.of(), Map.of(), none(), 1, false, summary, Optional.empty(), Optional.empty());
    }

    static FleetPlan waiting(Summary summary, long seconds) {
        return new FleetPlan(List.of(), Map.of(), none(), 1, false, summary, Optional.of(seconds), Optional.empty());
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
