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
 * What was seen of a night from outside: which calls reached the services, which exports they hold, what the topic took,
 * what people asked for. Executions appear by their ARN.
 */
public final class Observations {
    /** So many days are enough for whatever a night holds. */
    static final int LONGEST = 8;

    private static final int REFUSALS = 3;

    /** The outcomes for which nobody needs to get up. */
    static final Set<String> GOOD = Set.of("COMPLETE", "COMPLETE_WITH_WARNINGS");

    /**
     * A function's work.
     *
     * @param at when it worked
     * @param well whether the state machine got to hear what came of it
     * @param rds the calls by which it reached RDS
     * @param fsx those to FSx
     * @param error what it threw
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

    /** A notice that the topic took. */
    record Notice(Instant at, String execution, JsonNode data, String text) {
        String outcome() {
            return data.path("outcome").asText();
        }

        /** What it says of the check of the export's files. */
        JsonNode verify() {
            return data.path("verify");
        }

        /** What it says of the export's tables. */
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

        /** The export that it reports; empty where it reports none. */
        Optional<String> export() {
            JsonNode export = data.path("export");
            return Optional.of(export.path("exportTaskIdentifier")
                            .asText(export.path("taskId").asText()))
                    .filter(id -> !id.isEmpty());
        }
    }

    /** An execution that someone wanted, and the word that its refusal must hold where it asks for nonsense. */
    record Asked(Execution execution, Map<String, Object> input, Optional<String> nonsense) {
        String arn() {
            return execution.start().arn();
        }
    }

    final List<Invocation> invocations = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();

    /** By its id, the execution whose function started it. */
    final Map<String, String> starters = new HashMap<>();

    /** Who was away when. */
    final Outages outages = new Outages();

    /** When each execution was stopped, timed out, or failed where nothing can be caught. */
    final Map<String, Instant> interrupted = new HashMap<>();

    /** The exports that a person cancelled in the console, and when. */
    final Map<String, Instant> cancelledByPeople = new HashMap<>();

    /** The sources whose exports the API forgets. */
    final Set<String> vanishing = new HashSet<>();

    /** All executions of the night, of every state machine. */
    List<Execution> executions = List.of();

    /** All exports that there have been, ours and others', as the services hold them in the end. */
    Map<String, Export> exports = Map.of();

    /** What is wrong with the files of exports that RDS calls complete, by the export's id. */
    final Map<String, Damage> damages = new HashMap<>();

    /** Whether files are checked. */
    boolean verifies;

    /** What functions have written to the deployment's bucket, by key. */
    Map<String, StoredObject> written = Map.of();

    /** Whether tables are registered after the check. */
    boolean registers;

    /** What functions have deleted, as {@code s3://BUCKET/KEY}. */
    Set<String> deleted = Set.of();

    /** All keys of the deployment's bucket, of a night that registers tables. */
    Set<String> objects = Set.of();

    /** The tables of the catalog, by their names. */
    Map<String, GlueTable> tables = Map.of();

    /** All that has changed in the catalog, in its order. */
    List<FakeGlue.Change> moves = List.of();

    /** How many sources the night's fleet has, however often it was delivered; 0 where there is none. */
    int fleetOf;

    /** Whether no call failed, and no one stopped anything. */
    boolean calm;

    /** Whether nothing kept a function from reading files. */
    boolean clear;

    /** Whether all had come to an end when the night was broken off. */
    boolean quiet;

    /** So many things went wrong on purpose, by what it was. */
    final Map<String, Integer> troubles = new HashMap<>();

    void trouble(String what) {
        troubles.merge(what, 1, Integer::sum);
    }

    /** Whether an outcome is right of an export: as the service has it, or as its files do where they were checked. */
    boolean isRight(String outcome, Export export, boolean checked) {
        Damage damage = damages.getOrDefault(export.id(), Damage.NONE);
        boolean told = checked && (damage.isLoss() || damage == Damage.SKIPPED_TABLE);
        return export.outcome()
                .map(said -> told && GOOD.contains(said) ? "COMPLETE_WITH_WARNINGS" : said)
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
                .map(entry -> exports.get(entry.getKey()))
                .toList();
    }

    /** For how long the execution tried to send its notice: since it last heard something else, or since its start. */
    Duration triedToNotify(Execution execution) {
        Instant from = heardBy(execution.start().arn()).stream()
                .map(Invocation::at)
                .reduce(execution.start().startTime(), (before, at) -> at);
        return Duration.between(from, execution.stopTime().orElseThrow());
    }

    /** Whether SNS refused the notice as often as is believed. */
    boolean refusedToNotify(Execution execution) {
        return invocations.stream()
                        .filter(call ->
                                call.execution().equals(execution.start().arn()) && call.well())
                        .filter(call -> call.error().orElse("").endsWith(".NoticeRefused"))
                        .count()
                >= REFUSALS;
    }

    /** The calls by which the execution's functions reached the services, heard of or not. */
    Stream<Call> callsOf(String execution) {
        return invocations.stream()
                .filter(call -> call.execution().equals(execution))
                .flatMap(Invocation::calls);
    }

    /** What of its exports the execution asked for and heard, in order; without its notice. */
    List<Invocation> heardBy(String execution) {
        return invocations.stream()
                .filter(call -> call.execution().equals(execution) && call.well())
                .filter(call -> call.error().isEmpty() && !call.function().equals("Notify"))
                .toList();
    }
}
