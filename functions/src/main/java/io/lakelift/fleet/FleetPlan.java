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
 * The plan of a fleet for its state machine: the exports to start ({@code sources}), an end without exports ({@code
 * summary.end}), or a wait before planning again ({@code waitSeconds}).
 *
 * @param sources the exports to start, in this order
 * @param kinds what all sources of a kind have in common, by the name of the kind
 * @param schedule the night's schedule and time, which every export receives
 * @param attempt the number of the attempt for this night, from 1; always 1 if there are no exports to start
 * @param starts how often an export that Step Functions does not start is tried, at most; fewer times in a large fleet
 * @param details whether the result of an export may say where its files are, or why it was not started; false if the
 *     results would become too large for the state machine
 * @param summary the parts of the plan that the notice needs
 * @param waitSeconds how long to wait before planning again; empty if that is not necessary
 * @param round the state of the rounds in which exports that gave their slots back are started again; empty if exports
 *     keep their slots
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FleetPlan(
        List<Source> sources,
        Map<String, Common> kinds,
        ObjectNode schedule,
        int attempt,
        int starts,
        boolean details,
        Summary summary,
        Optional<Long> waitSeconds,
        Optional<Round> round) {

    /**
     * One export to start.
     *
     * @param source the ARN after the account: {@code db:orders}
     * @param kind the name of its kind, the key of its common part in {@code kinds}
     * @param name the name of its execution at the first attempt
     * @param sizeGb the size of its storage, in GB; empty if it is not known
     * @param own its own parameters, which override the common ones; empty if it has none
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
     * @param fleet the fleet's display name; empty if the input gives none
     * @param night identifies the night, the same for each delivery; empty if no schedule started the fleet
     * @param timeZone the schedule's time zone; empty if it gives none
     * @param end how the fleet ends if nothing is to be started; otherwise empty
     * @param refused what cannot be exported with the parameters in the input; only the first fifty
     * @param refusedCount how many refused sources there are in total
     * @param skipped what has the tags but cannot be exported; only the first fifty
     * @param skippedCount how many skipped sources there are in total
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
     * @param events how many events of the history the starts planned so far may need
     * @param eventsOfOne how many events one start may need
     * @param pause how long to wait before the next round, in seconds
     * @param ended the results of all exports that have ended
     */
    public record Round(int events, int eventsOfOne, long pause, List<JsonNode> ended) {}

    /** @param source the ARN of what is left out, or its position in the input */
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
        return new FleetPlan(List.of(), Map.of(), none(), 1, 1, false, summary, Optional.empty(), Optional.empty());
    }

    static FleetPlan waiting(Summary summary, long seconds) {
        return new FleetPlan(List.of(), Map.of(), none(), 1, 1, false, summary, Optional.of(seconds), Optional.empty());
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
