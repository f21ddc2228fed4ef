package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakelift.input.FaultReporter;
import io.lakelift.input.Fields;
import io.lakelift.input.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Presents a Jackson node as a {@link Tree}. The {@link Fields} that are created here throw at the first fault. */
record JsonTree(JsonNode node) implements Tree {
    /**
     * Step Functions' console and Workflow Studio add it to an input, to link an execution to the one that started it.
     */
    static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

    /** @param name what an error message calls the object, such as {@code "the payload"} */
    static Fields fields(String name, JsonNode object) {
        return Fields.of(name, new JsonTree(object), FaultReporter.THROWN);
    }

    /** An execution's whole input, without the field that AWS's own tools add. */
    static Fields ofInput(JsonNode input) {
        return fields(
                "the input",
                input instanceof ObjectNode object
                        ? object.objectNode().<ObjectNode>setAll(object).without(STARTED_BY)
                        : input);
    }

    /** A field's value, unchanged; a null node if it is missing. */
    static JsonNode any(Fields fields, String field) {
        return fields.value(field)
                .map(value -> ((JsonTree) value.tree()).node())
                .orElseGet(NullNode::getInstance);
    }

    @Override
    public Kind kind() {
        return switch (node.getNodeType()) {
            case STRING -> Kind.TEXT;
            case BOOLEAN -> Kind.FLAG;
            case NUMBER -> Kind.NUMBER;
            case NULL, MISSING -> Kind.NULL;
            case ARRAY -> Kind.LIST;
            case OBJECT -> Kind.OBJECT;
            case BINARY, POJO -> Kind.OTHER;
        };
    }

    @Override
    public String text() {
        return node.asText();
    }

    @Override
    public List<Tree> entries() {
        List<Tree> entries = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(entry -> entries.add(new JsonTree(entry)));
        }
        return entries;
    }

    @Override
    public List<Map.Entry<Tree, Tree>> fields() {
        return node.properties().stream()
                .<Map.Entry<Tree, Tree>>map(field ->
                        Map.entry(new JsonTree(TextNode.valueOf(field.getKey())), new JsonTree(field.getValue())))
                .toList();
    }

    @Override
    public int line() {
        return 0;
    }
}
