package io.lakelift.fakes.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A structure of a JSON request. A member of the wrong JSON type is refused with SerializationException; a null counts
 * as not sent.
 */
public final class Input {
    private final JsonNode node;

    Input(JsonNode node) {
        this.node = node;
    }

    /** The text; empty if it was not sent. */
    public String text(String name) {
        return find(name, JsonNode::isTextual).map(JsonNode::textValue).orElse("");
    }

    public Optional<Boolean> flag(String name) {
        return find(name, JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    public OptionalInt integer(String name) {
        return find(name, sent -> sent.isIntegralNumber() && sent.canConvertToInt())
                .map(found -> OptionalInt.of(found.intValue()))
                .orElse(OptionalInt.empty());
    }

    public Optional<Input> structure(String name) {
        return find(name, JsonNode::isObject).map(Input::new);
    }

    public List<String> texts(String name) {
        return elements(name, JsonNode::isTextual).stream()
                .map(JsonNode::textValue)
                .toList();
    }

    /** The map of strings, in no particular order; empty if it was not sent. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new HashMap<>();
        find(name, JsonNode::isObject)
                .ifPresent(map -> map.fields().forEachRemaining(entry -> {
                    if (!entry.getValue().isTextual()) {
                        throw unreadable("An element of " + name + " has the wrong type");
                    }
                    texts.put(entry.getKey(), entry.getValue().textValue());
                }));
        return texts;
    }

    public List<Input> structures(String name) {
        return elements(name, JsonNode::isObject).stream().map(Input::new).toList();
    }

    private List<JsonNode> elements(String name, Predicate<JsonNode> type) {
        List<JsonNode> elements = new ArrayList<>();
        find(name, JsonNode::isArray).ifPresent(found -> found.forEach(elements::add));
        if (!elements.stream().allMatch(type)) {
            throw unreadable("An element of " + name + " has the wrong type");
        }
        return elements;
    }

    private Optional<JsonNode> find(String name, Predicate<JsonNode> type) {
        JsonNode found = node.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return Optional.empty();
        }
        if (!type.test(found)) {
            throw unreadable("The member " + name + " has the wrong type");
        }
        return Optional.of(found);
    }

    static ServiceError unreadable(String message) {
        return new ServiceError("SerializationException", 400, message);
    }
}
