package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.Execution;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.fleet.FleetRequest;
import io.lakelift.input.ExportParameter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a fleet's input: {@code {"sources": […], "tags": {…}}}, what people call it, its night, and the parameters that hold
 * for all of its exports.
 */
final class FleetInput {
    private static final List<String> OWN = List.of("fleet", "sources", "tags", "schedule", "attempt");
    private static final int MOST_ATTEMPTS = 99;

    /** As Step Functions writes an execution's start. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Fields fields;

    private FleetInput(Fields fields) {
        this.fields = fields;
    }

    /** @throws ExportRefused with one sentence that names the field, its value and what would be right */
    static FleetRequest read(JsonNode input, Deployment deployment, Execution execution) {
        Fields fields = Fields.ofInput(input);
        if (!fields.has("sources") && !fields.has("tags")) {
            ForeignInput.message(input).ifPresent(sentence -> {
                throw Refusal.INVALID_INPUT.because(sentence);
            });
        }
        fields.allowOnly(Stream.concat(OWN.stream(), shared()).toList());
        ScheduleInput.read(fields, execution.startTime());
        return new FleetInput(fields).request(deployment, execution);
    }

    private static Stream<String> shared() {
        return ExportParameter.at(ExportParameter.Place.FLEET).stream().map(ExportParameter::spelling);
    }

    private FleetRequest request(Deployment deployment, Execution execution) {
        List<JsonNode> sources = sources();
        Map<String, String> tags = tags();
        if (sources.isEmpty() && tags.isEmpty()) {
            throw Refusal.INVALID_INPUT.because(
                    "the input names no sources and no tags: give at least one of the two.");
        }
        ObjectNode shared = Json.MAPPER.createObjectNode();
        fields.names().stream().filter(name -> !OWN.contains(name)).forEach(name -> shared.set(name, fields.any(name)));
        boolean given = fields.has("schedule");
        ObjectNode schedule = given
                ? (ObjectNode) fields.any("schedule")
                : Json.MAPPER.createObjectNode().put("scheduledTime", TIME.format(execution.startTime()));
        return new FleetRequest(
                name(), sources, tags, shared, schedule, schedule.has("scheduleArn"), attempt(), deadline(deployment));
    }

    private Optional<String> name() {
        return fields.optionalText("fleet").map(name -> Text.line(name, 100)).filter(name -> !name.isEmpty());
    }

    private List<JsonNode> sources() {
        List<JsonNode> sources = new ArrayList<>();
        if (fields.has("sources")) {
            JsonNode list = fields.any("sources");
            if (!list.isArray()) {
                throw Refusal.INVALID_INPUT.because(
                        "sources %s is not a list: give one, of ARNs or of objects with a sourceArn."
                                .formatted(Text.line(list.toString(), 200)));
            }
            list.forEach(sources::add);
        }
        return sources;
    }

    private Map<String, String> tags() {
        if (!fields.has("tags")) {
            return Map.of();
        }
        JsonNode given = fields.any("tags");
        Map<String, String> tags = new LinkedHashMap<>();
        boolean texts = given.isObject();
        for (Map.Entry<String, JsonNode> tag : given.properties()) {
            texts &= tag.getValue().isTextual();
            tags.put(tag.getKey(), tag.getValue().asText());
        }
        if (!texts || tags.isEmpty()) {
            throw Refusal.INVALID_INPUT.because(
                    "tags %s cannot be searched for: give at least one key, each with a text as its value."
                            .formatted(Text.line(given.toString(), 200)));
        }
        return Collections.unmodifiableMap(tags);
    }

    private int attempt() {
        if (!fields.has("attempt")) {
            return 1;
        }
        JsonNode given = fields.any("attempt");
        if (!given.isNumber()
                || given.doubleValue() != given.intValue()
                || given.intValue() < 1
                || given.intValue() > MOST_ATTEMPTS) {
            throw Refusal.INVALID_INPUT.because(
                    "attempt %s is not a whole number from 1 to %d: leave it out, or give 2 to run a night again."
                            .formatted(Text.line(given.toString(), 200), MOST_ATTEMPTS));
        }
        return given.intValue();
    }

    /** One that cannot be read is refused with each source that it would hold for. */
    private Duration deadline(Deployment deployment) {
        try {
            return fields.duration(ExportParameter.DEADLINE, Deployment.MAX_DEADLINE)
                    .orElse(deployment.deadline());
        } catch (ExportRefused e) {
            return deployment.deadline();
        }
    }
}
