package io.lakelift.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * A test case for one state of a state machine, run with Step Functions' TestState: a mocked answer of the function or
 * service, and the expected result. Because of the mock, nothing is called and no role is assumed.
 *
 * @param machine the name of the state machine
 * @param json a case from {@code judges/teststate}, with the fields of TestState; those that the API expects as JSON in
 *     a string are plain JSON here
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
public record StateCase(String machine, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * All cases of a state machine.
     *
     * @param home the root of the checkout
     * @throws UncheckedIOException if their file cannot be read
     */
    public static List<StateCase> of(Path home, String machine) {
        Path file = home.resolve("judges/teststate").resolve(machine + ".json");
        try {
            return StreamSupport.stream(JSON.readTree(Files.readString(file)).spliterator(), false)
                    .map(json -> new StateCase(machine, json))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state's name. */
    public String state() {
        return json.path("state").asText();
    }

    /** The expected response, by field. */
    public JsonNode expected() {
        return json.path("expected");
    }

    /** @param definition the state machine's whole definition, with its placeholders replaced */
    public TestStateRequest request(String definition) {
        TestStateRequest.Builder request = TestStateRequest.builder()
                .definition(definition)
                .stateName(state())
                .inspectionLevel(InspectionLevel.DEBUG)
                .mock(mock());
        given("input").ifPresent(request::input);
        given("variables").ifPresent(request::variables);
        given("context").ifPresent(request::context);
        if (json.has("stateConfiguration")) {
            request.stateConfiguration(configuration -> configuration.retrierRetryCount(
                    json.at("/stateConfiguration/retrierRetryCount").asInt()));
        }
        return request.build();
    }

    private MockInput mock() {
        JsonNode mock = json.path("mock");
        MockInput.Builder input = MockInput.builder();
        if (mock.has("fieldValidationMode")) {
            input.fieldValidationMode(mock.path("fieldValidationMode").asText());
        }
        return mock.has("result")
                ? input.result(mock.path("result").toString()).build()
                : input.errorOutput(error -> error.error(
                                        mock.at("/errorOutput/error").asText())
                                .cause(mock.at("/errorOutput/cause").asText()))
                        .build();
    }

    private Optional<String> given(String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isContainerNode).map(JsonNode::toString);
    }

    /**
     * The differences between the response and what is expected, one clause for each field; empty if there are none.
     *
     * @param variables whether the response contains the variables after the state
     */
    public List<String> differences(TestStateResponse answer, boolean variables) {
        List<String> differences = new ArrayList<>();
        expected().fieldNames().forEachRemaining(field -> {
            if (!field.equals("variables")) {
                compare(field, expected().path(field), field(answer, field), differences);
            }
        });
        if (variables && expected().has("variables")) {
            JsonNode left = read(
                    answer.inspectionData() == null
                            ? null
                            : answer.inspectionData().variables());
            expected()
                    .path("variables")
                    .properties()
                    .forEach(each ->
                            compare("$" + each.getKey(), each.getValue(), left.path(each.getKey()), differences));
        }
        return differences;
    }

    private static void compare(String field, JsonNode expected, JsonNode actual, List<String> differences) {
        if (!Objects.equals(expected, actual)) {
            differences.add("%s is %s, not %s"
                    .formatted(field, actual.isMissingNode() ? "missing" : actual.toString(), expected.toString()));
        }
    }

    private static JsonNode field(TestStateResponse answer, String field) {
        Optional<InspectionErrorDetails> error =
                Optional.ofNullable(answer.inspectionData()).flatMap(data -> Optional.ofNullable(data.errorDetails()));
        return switch (field) {
            case "status" -> JSON.getNodeFactory().textNode(answer.statusAsString());
            case "nextState" -> text(answer.nextState());
            case "error" -> text(answer.error());
            case "output" -> read(answer.output());
            case "retryIndex" -> number(error.map(InspectionErrorDetails::retryIndex));
            case "catchIndex" -> number(error.map(InspectionErrorDetails::catchIndex));
            default -> throw new IllegalArgumentException("TestState answers no " + field);
        };
    }

    private static JsonNode text(String said) {
        return said == null ? MissingNode.getInstance() : JSON.getNodeFactory().textNode(said);
    }

    private static JsonNode number(Optional<Integer> index) {
        return index.<JsonNode>map(JSON.getNodeFactory()::numberNode).orElseGet(MissingNode::getInstance);
    }

    private static JsonNode read(String said) {
        try {
            return said == null ? MissingNode.getInstance() : JSON.readTree(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return state() + ", " + json.path("name").asText();
    }
}
