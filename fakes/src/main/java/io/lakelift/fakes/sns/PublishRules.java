package io.lakelift.fakes.sns;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks messages by the rules in the API reference of Publish: on the subject, on the size, and on the JSON with
 * a message for each protocol.
 */
final class PublishRules {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_SUBJECT = 100;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PublishRules() {}

    /**
     * The messages by protocol.
     *
     * @throws io.lakelift.fakes.wire.ServiceError if SNS would refuse the request
     */
    static Map<String, String> messages(PublishRequest request) {
        request.subject().ifPresent(PublishRules::subject);
        if (request.message().isEmpty()) {
            throw invalid("Empty message");
        }
        AttributeRules.check(request.attributes());
        if (bytes(request) > MOST_BYTES) {
            throw invalid("Message too long");
        }
        return switch (request.messageStructure()) {
            case "" -> Map.of("default", request.message());
            case "json" -> byProtocol(request.message());
            default -> throw invalid("MessageStructure");
        };
    }

    /** ASCII, not empty, no control characters, begins with something visible. */
    private static void subject(String subject) {
        boolean printable = subject.chars().allMatch(c -> c >= ' ' && c < 127);
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || !printable || subject.startsWith(" ")) {
            throw invalid("Subject");
        }
    }

    private static long bytes(PublishRequest request) {
        long attributes = request.attributes().entrySet().stream()
                .mapToLong(entry -> length(entry.getKey())
                        + length(entry.getValue().dataType())
                        + length(entry.getValue().value()))
                .sum();
        return length(request.message()) + attributes;
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Keys whose value is not text are ignored, except {@code default}, whose value must be text. */
    private static Map<String, String> byProtocol(String message) {
        JsonNode json = parse(message);
        if (!json.path("default").isTextual()) {
            throw invalid("Message Structure - No default entry in JSON message body");
        }
        Map<String, String> messages = new HashMap<>();
        json.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> messages.put(field.getKey(), field.getValue().textValue()));
        return messages;
    }

    private static JsonNode parse(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw invalid("Message Structure - JSON message body failed to parse");
        }
        throw invalid("Message Structure - JSON message body failed to parse");
    }

    private static RuntimeException invalid(String what) {
        return SnsError.INVALID_PARAMETER.because("Invalid parameter: " + what);
    }
}
