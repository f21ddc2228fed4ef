package io.lakelift.infra.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The one thing in which what LocalStack gets differs from what AWS gets: its free edition has neither RDS nor FSx, so
 * the SDK's own variables point every function to ours. Nothing else of the template is touched.
 */
final class Endpoints {
    private Endpoints() {}

    /** @param variables by name, for the environment of every function */
    static JsonNode into(JsonNode template, Map<String, String> variables) {
        JsonNode changed = template.deepCopy();
        for (JsonNode resource : changed.get("Resources")) {
            if (resource.get("Type").asText().equals("AWS::Lambda::Function")) {
                ObjectNode environment = ((ObjectNode) resource.get("Properties"))
                        .withObject("/Environment")
                        .withObject("/Variables");
                variables.forEach(environment::put);
            }
        }
        return changed;
    }
}
