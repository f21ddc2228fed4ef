package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON object that is read field by field. Whoever has read all that it knows asks {@link #rejectUnread}: a field that
 * nobody read is a spelling mistake or a wish that would silently not come true.
 */
final class Fields {
    /** Step Functions' console and Workflow Studio add it to an input, to link an execution to the one that started it. */
    static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String what;
    private final JsonNode object;
    private final Set<String> read = new LinkedHashSet<>();

    /** @param what how a sentence calls the object: {@code "the input"}, {@code "cancel"} */
    Fields(String what, JsonNode object) {
        if (!object.isObject()) {
            throw Refusal.INVALID_INPUT.because("%s %s is not a JSON object: give one in braces."
                    .formatted(what, Text.line(object.toString(), 200)));
        }
        this.what = what;
        this.object = object;
    }

    /** An execution's whole input, in which a field that AWS's own tools add means nothing. */
    static Fields ofInput(JsonNode input) {
        return new Fields("the input", input instanceof ObjectNode object ? withoutLink(object) : input);
    }

    private static JsonNode withoutLink(ObjectNode input) {
        ObjectNode rest = input.objectNode();
        rest.setAll(input);
        rest.remove(STARTED_BY);
        return rest;
    }

    boolean has(String field) {
        return object.has(field);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> missing(field));
    }

    String text(ExportParameter parameter) {
        return text(parameter.spelling());
    }

    /** Empty where the field is missing; null is not missing, but of the wrong type. */
    Optional<String> optionalText(String field) {
        return node(field).map(node -> {
            if (!node.isTextual()) {
                throw wrong(field, node, "is not a text: give one, in quotation marks");
            }
            return node.textValue();
        });
    }

    Optional<String> optionalText(ExportParameter parameter) {
        return optionalText(parameter.spelling());
    }

    /** A list with at least one text; empty where the field is missing. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        node(field).ifPresent(node -> {
            if (!node.isArray() || node.isEmpty()) {
                throw wrong(field, node, "is not a list with at least one text: fill it, or leave the field out");
            }
            node.forEach(entry -> texts.add(text(field + "[" + texts.size() + "]", entry)));
        });
        return texts;
    }

    List<String> texts(ExportParameter parameter) {
        return texts(parameter.spelling());
    }

    /** False where the field is missing. */
    boolean flag(String field) {
        return node(field)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(
                                field, node, "is neither true nor false: give one of them, without quotation marks");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    boolean flag(ExportParameter parameter) {
        return flag(parameter.spelling());
    }

    /** From one second to {@code max}; empty where the field is missing. */
    Optional<Duration> duration(String field, Duration max) {
        String right = "an ISO-8601 duration of at most P%dD, such as PT12H".formatted(max.toDays());
        return optionalText(field).map(text -> {
            Duration duration = parsed(field, text, Duration::parse, right);
            if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(max) > 0) {
                throw Refusal.INVALID_INPUT.because(
                        "%s %s is out of range: give %s.".formatted(field, Text.quoted(text), right));
            }
            return duration;
        });
    }

    Optional<Duration> duration(ExportParameter parameter, Duration max) {
        return duration(parameter.spelling(), max);
    }

    Fields object(String field) {
        return new Fields(field, node(field).orElseThrow(() -> missing(field)));
    }

    /** Empty where the field is missing. */
    Optional<Fields> optionalObject(String field) {
        return node(field).map(node -> new Fields(field, node));
    }

    Optional<Fields> optionalObject(ExportParameter parameter) {
        return optionalObject(parameter.spelling());
    }

    /** The field as it is; a missing one reads as {@code null} does. */
    JsonNode any(String field) {
        return node(field).orElseGet(NullNode::getInstance);
    }

    /** A time that can be counted with: of the years 1970 to 9999. */
    Instant instant(String field) {
        return instant(field, text(field));
    }

    static Instant instant(String field, String text) {
        return parsed(field, text, Fields::countable, "a time such as 2026-11-21T02:00:00Z");
    }

    private static Instant countable(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new DateTimeParseException("out of range", text, 0);
        }
        return instant;
    }

    /** @param right what would be right, to end "give …" with */
    static <T> T parsed(String field, String text, Function<String, T> parser, String right) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException e) {
            throw Refusal.INVALID_INPUT.because(
                    "%s %s cannot be read: give %s.".formatted(field, Text.quoted(text), right));
        }
    }

    /** @throws ExportRefused naming the first field that nobody has read */
    void rejectUnread() {
        allowOnly(read);
    }

    /** @throws ExportRefused naming the first field that is none of those */
    void allowOnly(Collection<String> known) {
        for (String field : names()) {
            if (!known.contains(field)) {
                String near = Nearest.to(field, known)
                        .map(" (did you mean %s?)"::formatted)
                        .orElse("");
                throw Refusal.INVALID_INPUT.because("%s has a field %s, which is not known%s: it may have %s."
                        .formatted(what, Text.quoted(field), near, String.join(", ", known)));
            }
        }
    }

    private Optional<JsonNode> node(String field) {
        read.add(field);
        return Optional.ofNullable(object.get(field));
    }

    private static String text(String field, JsonNode node) {
        if (!node.isTextual()) {
            throw wrong(field, node, "is not a text: give one, in quotation marks");
        }
        return node.textValue();
    }

    private ExportRefused missing(String field) {
        return Refusal.INVALID_INPUT.because("%s has no %s: add it.".formatted(what, field));
    }

    private static ExportRefused wrong(String field, JsonNode node, String why) {
        return Refusal.INVALID_INPUT.because("%s %s %s.".formatted(field, Text.line(node.toString(), 200), why));
    }
}
