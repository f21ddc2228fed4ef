package io.lakelift.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExecutionDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Exports that RDS calls complete, but whose executions failed because the check of their files proved loss. */
final class IncompleteExports {
    private static final String ERROR = "ExportIncomplete";

    private IncompleteExports() {}

    /** The identifiers of such exports. An execution whose Cause was not written by Notify is ignored. */
    static Set<String> of(List<ExecutionDescription> failed) {
        return failed.stream()
                .filter(each -> each.error().filter(ERROR::equals).isPresent())
                .flatMap(each -> each.cause().flatMap(IncompleteExports::identifier).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> identifier(String cause) {
        try {
            return Optional.of(Json.MAPPER.readTree(cause).path("exportTaskIdentifier"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // not written by Notify: by another version, or by a person
        }
    }
}
