package io.lakelift.handler;

import static io.lakelift.handler.JsonTree.any;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.fleet.FleetRequest;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Fields;
import io.lakelift.input.Tree;
import io.lakelift.input.Value;
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
 * Reads a fleet's input: the {@code sources} or {@code tags} that select what is exported, the display name in
 * {@code fleet}, and the night in {@code schedule} and {@code attempt}. All other parameters apply to every export.
 */
final class FleetInput {
    private static final List<String> OWN = List.of("fleet", "sources", "tags", "schedule", "attempt");
    private static final int MOST_ATTEMPTS = 99;

    /** The form in which Step Functions writes an execution's start. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Fields fields;

    private FleetInput(Fields fields) {
        this.fields = fields;
    }

    /** @throws ExportRefused with one sentence that names the field, its value and what would be right */
    static FleetRequest read(JsonNode input, Deployment deployment, ExecutionContext execution) {
        Fields fields = JsonTree.ofInput(input);
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

    private FleetRequest request(Deployment deployment, ExecutionContext execution) {
        List<JsonNode> sources = sources();
        Map<String, String> tags = tags();
        if (sources.isEmpty() && tags.isEmpty()) {
            throw Refusal.INVALID_INPUT.because(
                    "the input names no sources and no tags: give at least one of the two.");
        }
        ObjectNode shared = Json.MAPPER.createObjectNode();
        fields.names().stream()
                .filter(name -> !OWN.contains(name))
                .forEach(name -> shared.set(name, any(fields, name)));
        int attempt = attempt();
        boolean given = fields.has("schedule");
        ObjectNode schedule = given
                ? (ObjectNode) any(fields, "schedule")
                : Json.MAPPER.createObjectNode().put("scheduledTime", TIME.format(execution.startTime()));
        boolean scheduled = schedule.has("scheduleArn");
        if (attempt > 1 && !scheduled) {
            throw Refusal.INVALID_INPUT.because(
                    "attempt is %d, but the input has no schedule.scheduleArn, so everything would be exported again: leave attempt out, and list only the sources that are not complete."
                            .formatted(attempt));
        }
        return new FleetRequest(name(), sources, tags, shared, schedule, scheduled, attempt, deadline(deployment));
    }

    private Optional<String> name() {
        return fields.optionalText("fleet").map(name -> Text.line(name, 100)).filter(name -> !name.isEmpty());
    }

    private List<JsonNode> sources() {
        List<JsonNode> sources = new ArrayList<>();
        fields.value("sources").ifPresent(value -> {
            if (value.tree().kind() != Tree.Kind.LIST) {
                value.wrong("give a list of ARNs, or of objects with a sourceArn");
            }
            any(fields, "sources").forEach(sources::add);
        });
        return sources;
    }

    private Map<String, String> tags() {
        Optional<Value> given = fields.value("tags");
        Optional<Fields> tags = given.flatMap(Value::fields);
        Map<String, String> read = new LinkedHashMap<>();
        tags.ifPresent(found -> found.names().forEach(key -> read.put(key, found.text(key))));
        given.filter(value -> read.isEmpty()).ifPresent(value -> value.wrong("give at least one key with its value"));
        return Collections.unmodifiableMap(read);
    }

    private int attempt() {
        return fields.value("attempt")
                .flatMap(value -> value.number(1, MOST_ATTEMPTS))
                .orElse(1);
    }

    /** An invalid deadline is refused with each source that it would apply to, not here. */
    private Duration deadline(Deployment deployment) {
        try {
            return fields.duration(ExportParameter.DEADLINE.spelling(), Deployment.MAX_DEADLINE)
                    .orElse(deployment.deadline());
        } catch (ExportRefused e) {
            return deployment.deadline();
        }
    }
}
