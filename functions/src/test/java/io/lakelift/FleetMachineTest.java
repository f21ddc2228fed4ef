package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.error.ExportException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every Task of the fleet's state machine must have, in its Maps too, so that no trouble of one ends the fleet. */
class FleetMachineTest {
    private static final JsonNode MACHINE = Definition.of("fleet");

    @Test
    void everyTask_isTriedAgain_andCaughtWhateverHappens() {
        List<JsonNode> tasks = tasks(MACHINE.path("States"));

        assertThat(tasks).hasSize(4);
        for (JsonNode task : tasks) {
            JsonNode last = task.path("Catch").path(task.path("Catch").size() - 1);
            assertThat(Definition.errors(last)).as(task.toString()).containsExactly("States.ALL");
            assertThat(task.path("Retry").findValuesAsText("JitterStrategy"))
                    .as(task.toString())
                    .contains("FULL");
            assertThat(task.has("TimeoutSeconds")).as(task.toString()).isTrue();
        }
    }

    @Test
    void exports_areNeverStartedAgainByRetry_oncePastTheirStart() {
        JsonNode retried = task("Export the source").path("Retry");

        assertThat(retried).hasSize(1);
        assertThat(Definition.errors(retried.path(0)))
                .allMatch(name -> name.startsWith("StepFunctions."))
                .doesNotContain("StepFunctions.ExecutionAlreadyExistsException");
    }

    @Test
    void errors_ofOurs_areClasses() throws ClassNotFoundException {
        for (JsonNode rule : MACHINE.findValues("ErrorEquals")) {
            for (JsonNode name : rule) {
                if (name.asText().startsWith("io.lakelift")) {
                    assertThat(ExportException.class).isAssignableFrom(Class.forName(name.asText()));
                }
            }
        }
    }

    @Test
    void machine_endsAfterFourteenDaysAtTheLatest() {
        assertThat(MACHINE.path("TimeoutSeconds").asInt()).isEqualTo(14 * 86_400);
    }

    private static JsonNode task(String name) {
        return MACHINE.findValue(name);
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
