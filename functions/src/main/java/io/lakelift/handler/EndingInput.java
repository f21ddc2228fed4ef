package io.lakelift.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportEnd;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.RegisterCommandLine;
import io.lakelift.export.Role;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import io.lakelift.notice.Ending;
import io.lakelift.notice.Sender;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what the state machine reports about an execution's end. The parts that come from the execution's own input may
 * be malformed, because a refused input is reported too.
 */
final class EndingInput {
    private static final String TOO_LARGE =
            "The input is larger than 250,000 bytes: name databases or schemas in exportOnly instead of tables.";

    private EndingInput() {}

    /**
     * @param deployment the name of the deployment that runs the execution
     * @param register the command that registers tables by hand; empty if the deployment registers none
     */
    static Ending read(CallContext call, String deployment, Optional<RegisterCommandLine> register) {
        Fields fields = call.fields();
        JsonNode report = JsonTree.any(fields, "report");
        JsonNode named = JsonTree.any(fields, "named");
        Optional<ExportTask> export = export(report.path("export"));
        ExportEnd end = end(report.path("end"), JsonTree.any(fields, "trouble"));
        Ending ending = new Ending(
                Sender.of(deployment, call.execution(), zone(named.path("timeZone"))),
                call.execution(),
                call.now(),
                end.outcome(),
                end.error(),
                role(report, named),
                cancelledBy(report, end.outcome()),
                named(named),
                end.cause(),
                export,
                Optional.of(report.path("partCount").asInt()).filter(count -> count > 0),
                report.path("reused").asBoolean(),
                named.has("detail"),
                named.at("/cancel/status").isTextual(),
                seconds(report.path("waitedSeconds")).map(Duration::ofSeconds),
                text(report.path("deadline"))
                        .filter(time -> !named.has("detail"))
                        .map(Instant::parse),
                FilesInput.read(report),
                TablesInput.read(report, export.flatMap(task -> register.flatMap(command -> command.line(task)))));
        call.rejectUnread();
        return ending;
    }

    /** A number of seconds above 0; empty for anything else. */
    static Optional<Long> seconds(JsonNode node) {
        return Optional.of(node.asLong()).filter(seconds -> seconds > 0);
    }

    /** The time zone that a person wrote; UTC if it is not one. */
    static ZoneId zone(JsonNode name) {
        try {
            return ZoneId.of(name.asText("UTC"));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** A report without an end means that there was no answer for so long that the state machine gave up. */
    private static ExportEnd end(JsonNode end, JsonNode trouble) {
        if (end.isMissingNode()) {
            return ExportEnd.lost(lastTrouble(trouble));
        }
        Optional<String> cause =
                end.path("reason").asText().equals("InputTooLarge") ? Optional.of(TOO_LARGE) : text(end.path("cause"));
        Outcome outcome = outcome(end.path("outcome").asText());
        // If no start was ever answered, only the state machine knows what went wrong until the deadline.
        return new ExportEnd(
                outcome,
                text(end.path("error")),
                outcome == Outcome.NOT_STARTED
                        ? cause.or(() -> Optional.of(
                                trouble.has("error")
                                        ? lastTrouble(trouble)
                                        : "The deadline had passed before the first start."))
                        : cause);
    }

    /** The last thing that went wrong, as a sentence. */
    static String lastTrouble(JsonNode trouble) {
        return text(trouble.path("cause"))
                .map(EndingInput::sentence)
                .or(() -> text(trouble.path("error")))
                .orElse("No function has answered yet.");
    }

    /** From the first answer; before there is one, from the input. */
    private static Role role(JsonNode report, JsonNode named) {
        if (report.has("role")) {
            return PreviousReport.named(
                    Role.values(), "role", report.path("role").asText());
        }
        return named.has("cancel") ? Role.CANCEL : named.has("adopt") ? Role.ADOPTED : Role.OWNER;
    }

    /** Reported only if the export was cancelled: a cancel that came too late or was denied had no effect. */
    private static Optional<CancelledBy> cancelledBy(JsonNode report, Outcome outcome) {
        return text(report.path("cancelledBy"))
                .filter(by -> outcome == Outcome.CANCELED)
                .map(by -> PreviousReport.named(CancelledBy.values(), "cancelledBy", by));
    }

    /** Empty if the node is missing or says nothing. */
    static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(text -> !text.isEmpty());
    }

    static Outcome outcome(String text) {
        return PreviousReport.named(Outcome.values(), "outcome", text);
    }

    /** What the input names. A refused input may have any form; empty if nothing can be made of it. */
    private static Optional<String> named(JsonNode input) {
        JsonNode source = input.has("sourceArn") ? input.path("sourceArn") : input.at("/detail/SourceArn");
        if (source.isMissingNode()) {
            source = firstText(input.path(input.has("cancel") ? "cancel" : "adopt"));
        }
        return Optional.of(source).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** What a cancel or an adoption names. A refused input may name several things; then the first is taken. */
    private static JsonNode firstText(JsonNode cancel) {
        return Stream.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn")
                .map(cancel::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The errorMessage of a Cause as Lambda writes it; any other Cause is reported unchanged. */
    static String sentence(String cause) {
        JsonNode message = Json.tree(cause).path("errorMessage"); // a time-out's cause is plain text
        return message.isTextual() ? message.textValue() : cause;
    }

    static Optional<ExportTask> export(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.treeToValue(node, ExportTask.class));
        } catch (JsonProcessingException e) {
            throw Refusal.INVALID_INPUT.because(
                    "report.export %s is not an export task: give one as PollExport returns it."
                            .formatted(Text.quoted(node.toString())));
        }
    }
}
