package io.lakelift.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import io.lakelift.notice.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the state machine tells of an ending. It is lenient where the execution's own input shines through. */
final class EndingInput {
    private EndingInput() {}

    static Ending read(Call call) {
        Fields fields = call.fields();
        JsonNode report = fields.any("report");
        Ending ending = new Ending(
                call.execution(),
                call.now(),
                outcome(fields.text("outcome")),
                fields.optionalText("error").filter(error -> !error.isEmpty()),
                role(fields.text("role")),
                cancelledBy(fields),
                named(fields.any("input")),
                fields.optionalText("cause").filter(cause -> !cause.isEmpty()).map(EndingInput::sentence),
                export(report.path("export")),
                Optional.of(report.path("partCount").asInt()).filter(count -> count > 0),
                report.path("reused").asBoolean());
        fields.rejectUnread();
        return ending;
    }

    /** Told only where it was cancelled: a cancel that came too late, or was denied, has cancelled nothing. */
    private static Optional<String> cancelledBy(Fields fields) {
        Optional<String> by = fields.optionalText("cancelledBy");
        return fields.text("outcome").equals(Outcome.CANCELED.name())
                ? by.filter(List.of("deadline", "request", "stop")::contains)
                : Optional.empty();
    }

    private static String role(String text) {
        List<String> labels = Arrays.stream(Role.values()).map(Role::label).toList();
        if (!labels.contains(text)) {
            throw new InvalidInput("role %s is none: give one of %s.".formatted(Text.quoted(text), labels));
        }
        return text;
    }

    static Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("outcome %s is none: give one of %s."
                        .formatted(Text.quoted(text), Arrays.toString(Outcome.values()))));
    }

    /** The input as far as it is one: a refused input may be anything. */
    private static Optional<String> named(JsonNode input) {
        JsonNode source = input.path("sourceArn");
        if (source.isMissingNode()) {
            source = firstText(input.path(input.has("cancel") ? "cancel" : "adopt"));
        }
        return Optional.of(source).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** A cancel and an adoption name one thing; which of the four it is, its own reader has checked. */
    private static JsonNode firstText(JsonNode cancel) {
        return Stream.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn")
                .map(cancel::path)
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Tasks as this project writes them. */
    static List<ExportTask> tasks(JsonNode nodes) {
        List<ExportTask> tasks = new ArrayList<>();
        nodes.forEach(node -> export(node).ifPresent(tasks::add));
        return tasks;
    }

    /** The errorMessage of a Cause as Lambda writes it; any other Cause is told as it stands. */
    static String sentence(String cause) {
        try {
            JsonNode message = Json.MAPPER.readTree(cause).path("errorMessage");
            return message.isTextual() ? message.textValue() : cause;
        } catch (JsonProcessingException e) {
            return cause; // a time-out's cause is plain text
        }
    }

    private static Optional<ExportTask> export(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.treeToValue(node, ExportTask.class));
        } catch (JsonProcessingException e) {
            throw new InvalidInput("report.export %s is no export task: give one as PollExport answers it."
                    .formatted(Text.quoted(node.toString())));
        }
    }
}
