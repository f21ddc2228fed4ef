package io.lakelift.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Limits the size of a fleet, so that it cannot exceed a quota of Step Functions in the middle of a night. The input
 * and the result of a state may have 262,144 bytes each, and the history of an execution may have 25,000 events.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
final class FleetBounds {
    /** AWS's quota, less what Lambda's response and the notice's call add around it. */
    static final int BYTES = 250_000;

    /** Of 262,144; the rest is for what else Step Functions describes, such as a Cause of 32,768 characters. */
    private static final int BYTES_OF_AN_INPUT = 215_000;

    private static final int SOURCES = 1000;
    /** Of 25,000; the rest is for planning, the notice, and retries while Step Functions' own API is unavailable. */
    static final int EVENTS = 24_000;
    /** An export that fails: the Map's iteration, its start with one Retry, and its report. */
    private static final int EVENTS_OF_A_SOURCE = 15;
    /** The description of an attempt, and one wait for its end. */
    private static final int EVENTS_OF_AN_ATTEMPT = 9;
    /** A start that fails twice, the look for its execution, and the pause before the next start. */
    private static final int EVENTS_OF_A_START = 17;
    /** The pause between two rounds, the plan of the next one, and its Map. */
    static final int EVENTS_OF_A_ROUND = 15;

    /** With pauses that grow from a minute to half an hour, that is three and a half hours. */
    private static final int MOST_STARTS = 12;
    /** Where rounds would leave fewer, it is worth more to try every start again than to give slots back. */
    static final int STARTS_IN_A_ROUND = 3;
    /** The longest report of an export besides its source: a failure of a later attempt. */
    private static final int REST_OF_A_RESULT =
            ("{'source':'','outcome':'NOT_STARTED','facts':{'size':65536,'gb':65536,'joined':true,'earlier':true},"
                            + "'more':{},'failure':{'hash':'0123456789abcdef0123456789ab','try':99}},")
                    .length();
    /** An export's identifier has at most 60 characters. */
    private static final int REST_OF_A_URI = 80;
    /** What an export that gives its slot back adds to the plan's entry: the snapshot's ARN may have 320 characters. */
    private static final int SLOT = 450;
    /** Seconds before the first check of a snapshot after its slot was given back. */
    private static final long FIRST_PAUSE = 60;

    private final int attempt;

    FleetBounds(int attempt) {
        this.attempt = attempt;
    }

    /** The maximum number of sources in a fleet, however short their names are. */
    int mostSources() {
        return Math.min(SOURCES, EVENTS / eventsOfOne());
    }

    /**
     * How often an export may be started if Step Functions does not start it: twelve times, fewer in a fleet in which
     * so many events would exceed the history.
     *
     * @param rounds whether there may be further rounds, for which half of the room is kept
     */
    int starts(int sources, boolean rounds) {
        int room = EVENTS - sources * eventsOfOne();
        return startsWithin(sources, rounds ? room / 2 : room);
    }

    /** How often each export of a round may be started, at least once, without using more than {@code room} events. */
    static int startsWithin(int sources, int room) {
        return Math.clamp(1L + room / (sources * EVENTS_OF_A_START), 1, MOST_STARTS);
    }

    /** The events of the starts that are made only if Step Functions does not start an export. */
    static int eventsOfFurtherStarts(int sources, int starts) {
        return sources * EVENTS_OF_A_START * (starts - 1);
    }

    private int eventsOfOne() {
        return EVENTS_OF_A_SOURCE + EVENTS_OF_AN_ATTEMPT * attempt;
    }

    /**
     * The first round, if there is room for another one with each export, for three starts of it in the first, and for
     * its report when it gives its slot back; empty if slots have to be kept.
     *
     * @param sourceBytes the size of all sources in the plan as JSON
     * @param summaryBytes the size of the part of the plan that goes to the notice
     */
    Optional<FleetPlan.Round> firstRound(List<FleetPlan.Source> sources, int sourceBytes, int summaryBytes) {
        int count = sources.size();
        int starts = starts(count, true);
        int events = count * eventsOfOne() + eventsOfFurtherStarts(count, starts);
        long most = summaryBytes
                + sourceBytes
                + sources.stream().mapToLong(FleetBounds::result).sum()
                + (long) count * SLOT;
        return Optional.of(new FleetPlan.Round(events, eventsOfOne(), FIRST_PAUSE, List.of()))
                .filter(round -> starts >= STARTS_IN_A_ROUND)
                .filter(round -> most <= BYTES);
    }

    /** What is too much; empty if everything fits. */
    Optional<String> tooMuch(int count) {
        return Optional.of(
                        "the fleet has %,d sources, and may have %,d at attempt %d: split them across several fleets."
                                .formatted(count, mostSources(), attempt))
                .filter(sentence -> count > mostSources());
    }

    /**
     * The sentence that refuses a plan that does not fit into a state's input or result; empty if it fits.
     *
     * @param planBytes the size of the whole plan as JSON
     * @param summaryBytes the size of the part of it that goes to the notice
     */
    static Optional<String> tooLong(List<FleetPlan.Source> sources, int planBytes, int summaryBytes) {
        long results =
                summaryBytes + sources.stream().mapToLong(FleetBounds::result).sum();
        long used = Math.max(planBytes, results);
        return Optional.of(
                        ("the fleet has %,d sources, and with names and parameters as long as theirs it may have about"
                                        + " %,d: split them across several fleets.")
                                .formatted(sources.size(), sources.size() * BYTES / Math.max(1, used)))
                .filter(sentence -> used > BYTES);
    }

    /**
     * The sentence that refuses an export whose input is so long that a description of its execution would not fit into
     * a state's result, so that the fleet could only report it as UNKNOWN; empty if it fits.
     */
    static Optional<String> inputTooLong(JsonNode input) {
        // Step Functions returns the input as a JSON string, in which each quotation mark takes two bytes.
        int bytes = TextNode.valueOf(input.toString()).toString().getBytes(StandardCharsets.UTF_8).length;
        return Optional.of(
                        ("the input of its export has %,d bytes, quoted in JSON, and may have %,d in a fleet: shorten"
                                        + " exportOnly, or export it on its own.")
                                .formatted(bytes, BYTES_OF_AN_INPUT))
                .filter(sentence -> bytes > BYTES_OF_AN_INPUT);
    }

    /** Whether the results may also say where the files are, or why there are none. */
    static boolean hasRoomForDetails(List<FleetPlan.Source> sources, int summaryBytes, int folderBytes) {
        return summaryBytes
                        + sources.stream().mapToLong(FleetBounds::result).sum()
                        + (long) sources.size() * (REST_OF_A_URI + folderBytes)
                <= BYTES;
    }

    private static int result(FleetPlan.Source source) {
        return source.source().getBytes(StandardCharsets.UTF_8).length + REST_OF_A_RESULT;
    }
}
