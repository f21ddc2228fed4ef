package io.lakelift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The definition of a state machine, for tests that hold its text against the classes. */
final class Definition {
    private Definition() {}

    /** What is deployed, by the name of its file: read again each time, for a judge changes it under the tests. */
    static JsonNode of(String machine) {
        try {
            Path file = Path.of("..", "statemachine", machine + ".asl.json");
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The errors that a rule of a Retry or a Catch is for. */
    static List<String> errors(JsonNode rule) {
        return StreamSupport.stream(rule.path("ErrorEquals").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
