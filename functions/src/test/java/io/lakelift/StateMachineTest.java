package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.error.NoticeRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold of a state that is yet to be written too; what there is, is judged by the courses and the state cases.
 */
class StateMachineTest {
    private static final Set<String> OF_STEP_FUNCTIONS =
            Set.of("States.ALL", "States.DataLimitExceeded", "States.QueryEvaluationError");

    /** What is thrown is worth trying again, whatever it is; only these are told apart. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void errorEquals_namesNoErrorOfAFunctionButNoticeRefused(String machine) {
        assertThat(definition(machine).findValues("ErrorEquals").stream()
                        .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                        .map(JsonNode::asText)
                        .filter(name -> !OF_STEP_FUNCTIONS.contains(name))
                        .filter(name -> !name.startsWith("Sfn.") && !name.startsWith("StepFunctions.")))
                .isSubsetOf(NoticeRefused.class.getName());
    }

    /**
     * In Maps too, so that no trouble of one item ends the fleet. Not in the takeover, which has nothing to do
     * afterwards: a redrive tries the step again that failed, and a Fail state would be that step.
     */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void everyTask_isTriedAgain_andCaughtWhateverHappens(String machine) {
        List<JsonNode> tasks = tasks(definition(machine).path("States"));

        assertThat(tasks).isNotEmpty();
        for (JsonNode task : tasks) {
            JsonNode last = task.path("Catch").path(task.path("Catch").size() - 1);
            assertThat(errors(last))
                    .as(task.toString())
                    .containsExactly(machine.equals("stopped") ? "Sfn.ExecutionAlreadyExistsException" : "States.ALL");
            assertThat(task.path("Retry").findValuesAsText("JitterStrategy"))
                    .as(task.toString())
                    .contains("FULL");
            assertThat(task.has("TimeoutSeconds")).as(task.toString()).isTrue();
        }
    }

    /** A day after the longest deadline; a fleet may run its exports in many waves, and a year is Step Functions' limit. */
    @ParameterizedTest
    @CsvSource({"export, 14", "fleet, 364"})
    void machine_endsAfterSoManyDaysAtTheLatest(String machine, int days) {
        assertThat(definition(machine).path("TimeoutSeconds").asInt()).isEqualTo(days * 86_400);
    }

    private static List<JsonNode> tasks(JsonNode states) {
        List<JsonNode> tasks = new ArrayList<>();
        for (JsonNode state : states) {
            if (state.path("Type").asText().equals("Task")) {
                tasks.add(state);
            }
            tasks.addAll(tasks(state.path("ItemProcessor").path("States")));
        }
        return tasks;
    }

    /** What is deployed, by the name of its file: read again each time, for a judge changes it under the tests. */
    private static JsonNode definition(String machine) {
        try {
            Path file = Path.of("..", "statemachine", machine + ".asl.json");
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The errors that a rule of a Retry or a Catch is for. */
    private static List<String> errors(JsonNode rule) {
        return StreamSupport.stream(rule.path("ErrorEquals").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
