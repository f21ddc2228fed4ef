package io.lakelift.local.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.Trace;
import io.lakelift.local.doctor.StateCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of judges/teststate, here in the project's own interpreter, with the variables that a state leaves:
 * LocalStack gives those that it found, and only AWS, which the doctor asks, could be compared as well.
 */
class StateCasesTest {
    private static final Path HOME = Path.of("..");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> caseOfAState() {
        return Stream.of("export", "fleet", "stopped", "sweep")
                .flatMap(machine -> StateCase.of(HOME, machine).stream())
                .filter(each -> !expected(each, "status").equals("RETRIABLE"))
                .filter(each -> state(each).path("Type").asText().equals("Task"))
                .map(each -> DynamicTest.dynamicTest(
                        each.machine() + ": " + each,
                        () -> assertThat(left(each)).isEqualTo(expectedLeft(each))));
    }

    /** A Retry that nothing tries, or a Catch that nothing reaches, would change without a sign. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void cases_reachEveryAnswerRetryAndCatch(String machine) throws IOException {
        List<String> missing = new ArrayList<>();
        states(definition(machine)).forEach((name, state) -> {
            if (!state.has("Resource") && !state.path("Type").asText().equals("Map")) {
                return;
            }
            List<StateCase> cases = StateCase.of(HOME, machine).stream()
                    .filter(each -> each.state().equals(name))
                    .toList();
            if (cases.stream().noneMatch(each -> expected(each, "status").equals("SUCCEEDED"))) {
                missing.add(name + ": an answer");
            }
            for (int i = 0; i < state.path("Retry").size(); i++) {
                if (state.at("/Retry/" + i + "/MaxAttempts").asInt(3) > 0 && !reaches(cases, "retryIndex", i)) {
                    missing.add(name + ": Retry " + i);
                }
            }
            for (int i = 0; i < state.path("Catch").size(); i++) {
                if (!reaches(cases, "catchIndex", i)) {
                    missing.add(name + ": Catch " + i);
                }
            }
        });

        assertThat(missing).isEmpty();
    }

    private static boolean reaches(List<StateCase> cases, String field, int index) {
        return cases.stream().anyMatch(each -> each.expected().path(field).asInt(-1) == index);
    }

    /**
     * What stands where the state has gone on to: the next state, its input, and the variables that the case is about.
     */
    private static JsonNode left(StateCase each) throws JsonProcessingException {
        ObjectNode state = (ObjectNode) state(each);
        ObjectNode machine = JSON.createObjectNode();
        machine.put("QueryLanguage", "JSONata").put("StartAt", "Given");
        ObjectNode states = machine.putObject("States");
        ObjectNode given = states.putObject("Given").put("Type", "Pass").put("Next", each.state());
        given.set("Output", each.json().path("input").isObject() ? each.json().get("input") : JSON.createObjectNode());
        if (each.json().has("variables")) {
            given.set("Assign", each.json().get("variables"));
        }
        if (state.remove("End") != null) {
            state.put("Next", "");
        }
        states.set(each.state(), state);
        Stream.concat(
                        Stream.of(state.path("Next").asText()),
                        StreamSupport.stream(state.path("Catch").spliterator(), false)
                                .map(caught -> caught.path("Next").asText()))
                .distinct()
                .forEach(next -> states.set(name(next), end(next, each)));
        if (state.path("Next").asText().isEmpty()) {
            state.put("Next", name(""));
        }
        ObjectNode scenario = JSON.createObjectNode().put("startTime", "2026-11-21T02:00:00.000Z");
        scenario.putObject("input");
        scenario.set("context", each.json().path("context"));
        scenario.putObject("tasks").putArray(each.state()).add(answer(each));
        Map<String, Object> trace = Trace.trace(StateMachine.parse(machine.toString()), scenario.toString());
        return JSON.valueToTree(trace.get("output"));
    }

    private static String name(String next) {
        return next.isEmpty() ? "Its end" : next;
    }

    private static ObjectNode end(String next, StateCase each) {
        ObjectNode end = JSON.createObjectNode().put("Type", "Succeed");
        ObjectNode output = end.putObject("Output").put("nextState", next).put("output", "{% $states.input %}");
        ObjectNode variables = output.putObject("variables");
        each.expected()
                .path("variables")
                .fieldNames()
                .forEachRemaining(name -> variables.put(name, "{% $" + name + " %}"));
        return end;
    }

    private static ObjectNode answer(StateCase each) {
        ObjectNode answer = JSON.createObjectNode();
        JsonNode mock = each.json().path("mock");
        if (mock.has("result")) {
            answer.set("result", mock.get("result"));
        } else {
            answer.setAll((ObjectNode) mock.get("errorOutput"));
            answer.put("repeat", "forever");
        }
        return answer;
    }

    private static JsonNode expectedLeft(StateCase each) {
        ObjectNode left = JSON.createObjectNode().put("nextState", expected(each, "nextState"));
        left.set("output", each.expected().has("output") ? each.expected().get("output") : JSON.createObjectNode());
        left.set(
                "variables",
                each.expected().has("variables") ? each.expected().get("variables") : JSON.createObjectNode());
        return left;
    }

    private static String expected(StateCase each, String field) {
        return each.expected().path(field).asText();
    }

    private static JsonNode state(StateCase each) {
        try {
            return states(definition(each.machine())).get(each.state());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode definition(String machine) throws IOException {
        return JSON.readTree(Files.readString(HOME.resolve("statemachine/" + machine + ".asl.json"))
                .replaceAll(
                        "\\$\\{[A-Za-z]+Arn}", "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export"));
    }

    private static Map<String, JsonNode> states(JsonNode machine) {
        Map<String, JsonNode> all = new TreeMap<>();
        machine.path("States").properties().forEach(each -> {
            all.put(each.getKey(), each.getValue());
            all.putAll(states(each.getValue().path("ItemProcessor")));
        });
        return all;
    }
}
