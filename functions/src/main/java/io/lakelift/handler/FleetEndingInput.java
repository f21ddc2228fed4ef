package io.lakelift.handler;

import static io.lakelift.handler.EndingInput.text;
import static io.lakelift.handler.JsonTree.any;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.ExecutionDescription;
import io.lakelift.export.Executions;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.fleet.ExecutionName;
import io.lakelift.notice.FleetEnding;
import io.lakelift.notice.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what statemachine/fleet.asl.json reports about a fleet's end: the plan's summary and each export's result. Of
 * the failures, only the twenty worst are listed. Their causes are looked up in Step Functions; a failed lookup is
 * ignored.
 */
final class FleetEndingInput {
    private static final int EXPLAINED = 20;
    private static final int WHY = 900;
    private static final int REMEDY = 400;

    /** The outcomes of failures, the worst first. */
    private static final List<Outcome> WORST = List.of(
            Outcome.FAILED,
            Outcome.INCOMPLETE,
            Outcome.UNKNOWN,
            Outcome.NOT_STARTED,
            Outcome.REFUSED,
            Outcome.CANCELED);

    private static final Comparator<FleetEnding.Failure> WORST_FIRST = Comparator.comparing(
                    (FleetEnding.Failure failure) -> WORST.indexOf(failure.outcome()))
            .thenComparing(FleetEnding.Failure::sourceArn);

    private final CallContext call;
    private final String deployment;
    private final JsonNode fleet;
    private final Executions executions;

    private FleetEndingInput(CallContext call, String deployment, JsonNode fleet, Executions executions) {
        this.call = call;
        this.deployment = deployment;
        this.fleet = fleet;
        this.executions = executions;
    }

    /**
     * @param deployment the name of the deployment that runs the fleet
     * @param executions where the causes of failures are looked up
     */
    static FleetEnding read(CallContext call, String deployment, Executions executions) {
        JsonNode results = any(call.fields(), "exports");
        JsonNode trouble = any(call.fields(), "trouble");
        FleetEndingInput input = new FleetEndingInput(call, deployment, any(call.fields(), "fleet"), executions);
        call.rejectUnread();
        return input.ending(results, trouble);
    }

    private FleetEnding ending(JsonNode results, JsonNode trouble) {
        List<FleetEnding.Export> exports = new ArrayList<>();
        List<FleetEnding.Failure> failures = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (JsonNode result : results) {
            FleetEnding.Export export = export(result);
            exports.add(export);
            if (text(result.at("/more/further")).isPresent()) {
                taken.add(export.sourceArn());
            }
            if (!export.complete()) {
                failures.add(failure(export, result));
            }
        }
        for (JsonNode refused : fleet.path("refused")) {
            String source = refused.path("source").asText();
            exports.add(new FleetEnding.Export(
                    source, Outcome.REFUSED, Optional.empty(), Optional.empty(), false, false, Optional.empty()));
            failures.add(new FleetEnding.Failure(
                    source,
                    Outcome.REFUSED,
                    Optional.of("InvalidInput"),
                    text(refused.path("why")).map(EndingInput::sentence),
                    Optional.empty(),
                    Optional.empty()));
        }
        return ending(exports, failures, taken, trouble);
    }

    private FleetEnding.Failure failure(FleetEnding.Export export, JsonNode result) {
        String hash = result.at("/failure/hash").asText();
        Optional<String> further = text(result.at("/more/further"));
        boolean started = further.isEmpty() || export.outcome() != Outcome.NOT_STARTED;
        String name = further.map(
                        given -> ExecutionName.further(hash, call.execution().startTime(), given))
                .orElseGet(() -> ExecutionName.of(
                                result.path("source").asText(),
                                hash,
                                result.at("/failure/try").asInt())
                        .toString());
        return new FleetEnding.Failure(
                export.sourceArn(),
                export.outcome(),
                Optional.empty(),
                text(result.at("/failure/why"))
                        .or(() -> Optional.of(
                                        "The names of its executions were taken by executions with another input.")
                                .filter(why -> !started)),
                Optional.empty(),
                Optional.of(name).filter(given -> started));
    }

    private FleetEnding ending(
            List<FleetEnding.Export> exports,
            List<FleetEnding.Failure> failures,
            List<String> taken,
            JsonNode trouble) {
        JsonNode end = fleet.path("end");
        List<String> troubles = new ArrayList<>();
        fleet.path("troubles").forEach(each -> troubles.add(EndingInput.sentence(each.asText())));
        Outcome outcome = end.isMissingNode()
                ? outcome(exports, troubles)
                : EndingInput.outcome(end.path("outcome").asText());
        Optional<String> why = end.path("reason").asText().equals("InputTooLarge")
                ? Optional.of("The input is larger than 250,000 bytes: split the sources across several fleets.")
                : text(end.path("cause")).map(EndingInput::sentence);
        boolean neverPlanned = end.isMissingNode() && exports.isEmpty();
        boolean ended = !end.isMissingNode();
        return new FleetEnding(
                Sender.of(deployment, call.execution(), EndingInput.zone(fleet.path("timeZone"))),
                call.execution(),
                call.now(),
                text(fleet.path("fleet")),
                text(fleet.path("night")),
                outcome,
                neverPlanned ? Optional.of("SourcesNotListed") : ended ? text(end.path("error")) : error(outcome),
                neverPlanned ? Optional.of(EndingInput.lastTrouble(trouble)) : why,
                ended ? List.of() : exports,
                ended ? List.of() : explained(failures),
                skipped(),
                fleet.path("skippedCount").asInt(),
                ended
                        ? 0
                        : fleet.path("refusedCount").asInt()
                                - fleet.path("refused").size(),
                troubles,
                taken);
    }

    private static Outcome outcome(List<FleetEnding.Export> exports, List<String> troubles) {
        if (exports.isEmpty()) {
            return Outcome.NOT_STARTED;
        }
        if (!troubles.isEmpty() || !exports.stream().allMatch(FleetEnding.Export::complete)) {
            return Outcome.FAILED;
        }
        return exports.stream().anyMatch(export -> export.outcome() == Outcome.COMPLETE_WITH_WARNINGS)
                ? Outcome.COMPLETE_WITH_WARNINGS
                : Outcome.COMPLETE;
    }

    private static Optional<String> error(Outcome outcome) {
        return Optional.of("FleetFailed").filter(error -> outcome == Outcome.FAILED);
    }

    private FleetEnding.Export export(JsonNode node) {
        return new FleetEnding.Export(
                arn(node.path("source").asText()),
                EndingInput.outcome(node.path("outcome").asText()),
                number(node.at("/facts/gb")),
                number(node.at("/facts/size")),
                node.at("/facts/joined").asBoolean(),
                node.at("/facts/earlier").asBoolean(),
                text(node.at("/facts/s3Uri"))
                        .filter(uri -> node.at("/failure/hash").isMissingNode()));
    }

    /** A fleet's sources are all in its own account and Region. */
    private String arn(String source) {
        Arn fleetArn = Arn.parseExecution("execution.arn", call.execution().arn());
        String service = source.startsWith("file-system/") ? "fsx" : "rds";
        return new Arn(fleetArn.partition(), service, fleetArn.region(), fleetArn.account(), source).toString();
    }

    private List<FleetEnding.Failure> explained(List<FleetEnding.Failure> failures) {
        return failures.stream()
                .sorted(WORST_FIRST)
                .limit(EXPLAINED)
                .map(failure -> failure.execution()
                        .flatMap(this::described)
                        .map(description -> explained(failure, description))
                        .orElse(failure))
                .toList();
    }

    private Optional<ExecutionDescription> described(String name) {
        try {
            return executions.describe(executions.arnOf(name));
        } catch (ExportException e) {
            return Optional.empty(); // the export's own notice says why; this one names its execution
        }
    }

    private static FleetEnding.Failure explained(FleetEnding.Failure failure, ExecutionDescription description) {
        JsonNode cause = Json.tree(description.cause().orElse(""));
        String why = text(cause.path("why"))
                .or(() -> Optional.of(description.status())
                        .filter(status -> !status.equals("FAILED"))
                        .map(status -> "Its execution ended %s%s: a separate notice reports what becomes of its export."
                                .formatted(
                                        status,
                                        description
                                                .cause()
                                                .map(" (%s)"::formatted)
                                                .orElse(""))))
                .or(() -> text(cause.path("summary")))
                .or(() -> description.cause().filter(said -> !cause.isObject()))
                .orElse("Its execution ended FAILED.");
        return new FleetEnding.Failure(
                failure.sourceArn(),
                failure.outcome(),
                description.error(),
                Optional.of(Text.first(why, WHY)),
                text(cause.path("remedy")).map(remedy -> Text.first(remedy, REMEDY)),
                failure.execution());
    }

    private List<FleetEnding.Skipped> skipped() {
        List<FleetEnding.Skipped> skipped = new ArrayList<>();
        fleet.path("skipped")
                .forEach(each -> skipped.add(new FleetEnding.Skipped(
                        each.path("source").asText(), each.path("why").asText())));
        return skipped;
    }

    private static Optional<Integer> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
    }
}
