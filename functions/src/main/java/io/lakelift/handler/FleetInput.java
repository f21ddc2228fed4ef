package io.lakelift.handler;

import static io.lakelift.handler.JsonTree.any;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.input.Fields;
import io.lakelift.notice.FleetEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what statemachine/fleet.asl.json tells of a fleet that ends. */
final class FleetInput {
    private FleetInput() {}

    static FleetEnding read(Call call) {
        Fields fleet = call.fields().object("fleet");
        FleetEnding ending = new FleetEnding(
                call.execution(),
                call.now(),
                filled(fleet, "name"),
                filled(fleet, "night"),
                EndingInput.outcome(fleet.text("outcome")),
                filled(fleet, "error"),
                filled(fleet, "cause"),
                list(any(fleet, "exports"), FleetInput::export),
                list(any(fleet, "failures"), FleetInput::failure),
                list(any(fleet, "skipped"), FleetInput::skipped),
                any(fleet, "skippedCount").asInt(),
                list(any(fleet, "troubles"), trouble -> EndingInput.sentence(trouble.asText())));
        fleet.rejectUnread();
        call.rejectUnread();
        return ending;
    }

    private static FleetEnding.Export export(JsonNode node) {
        return new FleetEnding.Export(
                node.path("arn").asText(),
                EndingInput.outcome(node.path("outcome").asText()),
                number(node.path("gb")),
                number(node.path("size")),
                node.path("joined").asBoolean(),
                node.path("earlier").asBoolean());
    }

    private static FleetEnding.Failure failure(JsonNode node) {
        return new FleetEnding.Failure(
                node.path("arn").asText(),
                EndingInput.outcome(node.path("outcome").asText()),
                text(node.path("error")),
                text(node.path("why")),
                text(node.path("remedy")),
                text(node.path("execution")));
    }

    private static FleetEnding.Skipped skipped(JsonNode node) {
        return new FleetEnding.Skipped(
                node.path("arn").asText(), node.path("why").asText());
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        nodes.forEach(node -> list.add(read.apply(node)));
        return list;
    }

    private static Optional<String> filled(Fields fields, String field) {
        return fields.optionalText(field).filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText()).filter(text -> !text.isEmpty());
    }

    private static Optional<Integer> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
    }
}
