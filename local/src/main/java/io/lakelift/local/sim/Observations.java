package io.lakelift.local.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Execution;
import io.lakelift.fakes.files.Damage;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.s3.StoredObject;
import io.lakelift.fakes.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known about a night from outside: the requests, the calls that reached the services, the exports there, and
 * the notices that the topic accepted. The faults that were injected are recorded here too. Executions are identified
 * by ARN.
 */
public final class Observations {
    /** The longest night, in days. */
    static final int LONGEST = 8;

    private static final int REFUSALS = 3;

    /** The outcomes of a complete export. */
    static final Set<String> GOOD = Set.of("COMPLETE", "COMPLETE_WITH_WARNINGS");

    /**
     * One invocation of a function.
     *
     * @param at when it ran
     * @param well whether its result reached the state machine
     * @param rds the calls it made that reached RDS
     * @param fsx the calls it made that reached FSx
     * @param error the error that it threw; empty if it returned
     */
    record Invocation(
            Instant at,
            String execution,
            String function,
            boolean well,
            List<Call> rds,
            List<Call> fsx,
            Optional<String> error) {

        Stream<Call> calls() {
            return Stream.concat(rds.stream(), fsx.stream());
        }
    }

    /** A notice that the topic accepted. */
    record Notice(Instant at, String execution, JsonNode data, String text) {
        String outcome() {
            return data.path("outcome").asText();
        }

        /** Its report on the check of the export's files. */
        JsonNode verify() {
            return data.path("verify");
        }

        /** Its report on the export's tables. */
        JsonNode register() {
            return data.path("register");
        }

        /** Whether the files were checked to the end. */
        boolean checked() {
            return verify().has("complete");
        }

        boolean good() {
            return GOOD.contains(outcome());
        }

        /** The export that it reports; empty if it reports none. */
        Optional<String> export() {
            JsonNode export = data.path("export");
            return Optional.of(export.path("exportTaskIdentifier")
                            .asText(export.path("taskId").asText()))
                    .filter(id -> !id.isEmpty());
        }
    }

    /** An execution that someone requested, and the field that its refusal must mention if its input is invalid. */
    record Asked(Execution execution, Map<String, Object> input, Optional<String> mustMention) {
        String arn() {
            return execution.start().arn();
        }
    }

    private final boolean verifies;
    private final boolean registers;
    private final FaultProfile faultProfile;
    private final List<Invocation> invocations = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> starters = new HashMap<>();
    private final Outages outages = new Outages();
    private final Map<String, Instant> interrupted = new HashMap<>();
    private final Map<String, Instant> cancelledByPeople = new HashMap<>();
    private final Set<String> vanishing = new HashSet<>();
    private final Map<String, Damage> damages = new HashMap<>();
    private final Map<String, Integer> troubles = new HashMap<>();
    private int fleetSize;
    private NightEnd end = NightEnd.NOT_YET;

    /**
     * Creates the observations of a night that is about to begin.
     *
     * @param verifies whether files are checked
     * @param registers whether tables are registered after the check
     */
    Observations(boolean verifies, boolean registers, FaultProfile faultProfile) {
        this.verifies = verifies;
        this.registers = registers;
        this.faultProfile = faultProfile;
    }

    void add(Invocation invocation) {
        invocations.add(invocation);
    }

    void add(Notice notice) {
        notices.add(notice);
    }

    void add(Asked request) {
        asked.add(request);
    }

    /** Records that a function of the execution has started an export. */
    void started(String export, String execution) {
        starters.put(export, execution);
    }

    /**
     * Records that an execution was stopped, timed out, or failed with an error that no Catch can catch; the first time
     * counts.
     */
    void interrupted(String execution, Instant at) {
        interrupted.putIfAbsent(execution, at);
    }

    /** Records that a person has cancelled an export in the console. */
    void cancelled(String export, Instant at) {
        cancelledByPeople.put(export, at);
    }

    /** Records that the API will forget the exports of a source. */
    void vanishes(String sourceArn) {
        vanishing.add(sourceArn);
    }

    /** Records what is wrong with the files of an export that RDS calls complete; {@code NONE} if nothing is. */
    void damaged(String export, Damage damage) {
        damages.put(export, damage);
    }

    /** Records that the night's fleet was started, with this many sources. */
    void fleet(int sources) {
        fleetSize = sources;
    }

    void trouble(String what) {
        troubles.merge(what, 1, Integer::sum);
    }

    void ended(NightEnd how) {
        end = how;
    }

    List<Invocation> invocations() {
        return invocations;
    }

    List<Notice> notices() {
        return notices;
    }

    List<Asked> asked() {
        return asked;
    }

    /** The execution whose function started each export, by the export's id. */
    Map<String, String> starters() {
        return starters;
    }

    /** The night's outages. */
    Outages outages() {
        return outages;
    }

    /** When each execution was stopped, timed out, or failed with an error that no Catch can catch. */
    Map<String, Instant> interrupted() {
        return interrupted;
    }

    /** The exports that a person cancelled in the console, and when. */
    Map<String, Instant> cancelledByPeople() {
        return cancelledByPeople;
    }

    /** The sources whose exports the API forgets. */
    Set<String> vanishing() {
        return vanishing;
    }

    /**
     * What is wrong with the files of exports that RDS calls complete, by the export's id; {@code NONE} if nothing is.
     */
    Map<String, Damage> damages() {
        return damages;
    }

    /** How many faults of each kind were injected. */
    Map<String, Integer> troubles() {
        return troubles;
    }

    /** How many sources the night's fleet has, however often it was delivered; 0 if there is none. */
    int fleetSize() {
        return fleetSize;
    }

    boolean verifies() {
        return verifies;
    }

    boolean registers() {
        return registers;
    }

    /** Whether no call failed, and no execution was stopped. */
    boolean calm() {
        return faultProfile.calm();
    }

    /** Whether nothing kept a function from reading files. */
    boolean clear() {
        return faultProfile.clear();
    }

    /** Whether all executions, and all exports that they started, had ended when the night did. */
    boolean quiet() {
        return end.quiet();
    }

    /** All executions of the night, of every state machine. */
    List<Execution> executions() {
        return end.executions();
    }

    /** All exports of the night, Lakelift's and others', in their state at the night's end, by id. */
    Map<String, Export> exports() {
        return end.exports();
    }

    /** What functions have written to the deployment's bucket, by key. */
    Map<String, StoredObject> written() {
        return end.written();
    }

    /** What functions have deleted, as {@code s3://BUCKET/KEY}. */
    Set<String> deleted() {
        return end.deleted();
    }

    /** All keys of the deployment's bucket; empty if the night registers no tables. */
    Set<String> objects() {
        return end.objects();
    }

    /** The tables of the catalog, by their names. */
    Map<String, GlueTable> tables() {
        return end.tables();
    }

    /** All changes to the catalog, in order. */
    List<FakeGlue.Change> catalogChanges() {
        return end.catalogChanges();
    }

    /**
     * Whether an outcome is the one to report for an export: the service's, or COMPLETE_WITH_WARNINGS if a check of its
     * files has found something missing.
     */
    boolean isRight(String outcome, Export export, boolean checked) {
        Damage damage = damages.getOrDefault(export.id(), Damage.NONE);
        boolean reported = checked && (damage.isLoss() || damage == Damage.SKIPPED_TABLE);
        return export.outcome()
                .map(said -> reported && GOOD.contains(said) ? "COMPLETE_WITH_WARNINGS" : said)
                .filter(outcome::equals)
                .isPresent();
    }

    List<Notice> noticesOf(String execution) {
        return notices.stream()
                .filter(notice -> notice.execution().equals(execution))
                .toList();
    }

    List<Notice> noticesAbout(Export export) {
        return notices.stream()
                .filter(notice -> notice.export().filter(export.id()::equals).isPresent())
                .toList();
    }

    /** The exports that the execution's functions started. */
    List<Export> startedBy(String execution) {
        return starters.entrySet().stream()
                .filter(entry -> entry.getValue().equals(execution))
                .map(entry -> exports().get(entry.getKey()))
                .toList();
    }

    /** How long the execution tried to send its notice: since it last received another answer, or since its start. */
    Duration triedToNotify(Execution execution) {
        Instant from = heardBy(execution.start().arn()).stream()
                .map(Invocation::at)
                .reduce(execution.start().startTime(), (before, at) -> at);
        return Duration.between(from, execution.stopTime().orElseThrow());
    }

    /** Whether SNS refused the notice often enough for the refusal to be final. */
    boolean refusedToNotify(Execution execution) {
        return invocations.stream()
                        .filter(call ->
                                call.execution().equals(execution.start().arn()) && call.well())
                        .filter(call -> call.error().orElse("").endsWith(".NoticeRefused"))
                        .count()
                >= REFUSALS;
    }

    /**
     * The calls of the execution's functions that reached the services, whether or not their results reached the state
     * machine.
     */
    Stream<Call> callsOf(String execution) {
        return invocations.stream()
                .filter(call -> call.execution().equals(execution))
                .flatMap(Invocation::calls);
    }

    /** The successful invocations whose results reached the execution, in order, without those of Notify. */
    List<Invocation> heardBy(String execution) {
        return invocations.stream()
                .filter(call -> call.execution().equals(execution) && call.well())
                .filter(call -> call.error().isEmpty() && !call.function().equals("Notify"))
                .toList();
    }
}
