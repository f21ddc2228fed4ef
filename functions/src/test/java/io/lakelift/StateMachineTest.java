package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.error.NoticeRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of a state that is yet to be written too; what there is, is judged by the courses and the state cases. */
class StateMachineTest {
    /** What is thrown is worth trying again, whatever it is; only these are told apart. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void errorEquals_namesNoErrorOfAFunctionButNoticeRefused(String definition) {
        assertThat(Definition.of(definition).findValues("ErrorEquals").stream()
                        .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                        .map(JsonNode::asText)
                        .filter(name -> !name.equals("States.ALL") && !name.equals("States.DataLimitExceeded"))
                        .filter(name -> !name.startsWith("Sfn.") && !name.startsWith("StepFunctions.")))
                .isSubsetOf(NoticeRefused.class.getName());
    }

    /** In Maps too, so that no trouble of one item ends the fleet. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void everyTask_isTriedAgain_andCaughtWhateverHappens(String definition) {
        List<JsonNode> tasks = tasks(Definition.of(definition).path("States"));

        assertThat(tasks).isNotEmpty();
        for (JsonNode task : tasks) {
            JsonNode last = task.path("Catch").path(task.path("Catch").size() - 1);
            assertThat(Definition.errors(last)).as(task.toString()).containsExactly("States.ALL");
            assertThat(task.path("Retry").findValuesAsText("JitterStrategy"))
                    .as(task.toString())
                    .contains("FULL");
            assertThat(task.has("TimeoutSeconds")).as(task.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet"})
    void machine_endsAfterFourteenDaysAtTheLatest(String definition) {
        assertThat(Definition.of(definition).path("TimeoutSeconds").asInt()).isEqualTo(14 * 86_400);
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
}
