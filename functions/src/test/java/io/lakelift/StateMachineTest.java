package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.error.NoticeRefused;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What always holds of the definitions, whichever way an execution takes. */
class StateMachineTest {
    private final JsonNode machine = Definition.of("export");
    private final JsonNode states = machine.path("States");

    /** What is thrown is worth trying again, whatever it is; only these are told apart. */
    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "sweep"})
    void errorEquals_namesNoErrorOfAFunctionButNoticeRefused(String definition) {
        assertThat(Definition.of(definition).findValues("ErrorEquals").stream()
                        .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                        .map(JsonNode::asText)
                        .filter(name -> !name.equals("States.ALL") && !name.equals("States.DataLimitExceeded"))
                        .filter(name -> !name.startsWith("Sfn.") && !name.startsWith("StepFunctions.")))
                .isSubsetOf(NoticeRefused.class.getName());
    }

    @Test
    void everyTask_hasRetryAndACatchForAll() {
        for (JsonNode state : states) {
            if (state.path("Type").asText().equals("Task")) {
                JsonNode last = state.path("Catch").path(state.path("Catch").size() - 1);
                assertThat(Definition.errors(last)).as(state.toString()).containsExactly("States.ALL");
                assertThat(state.path("Retry")).as(state.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void machine_endsAfterFourteenDaysAtTheLatest() {
        assertThat(machine.path("TimeoutSeconds").asInt()).isEqualTo(14 * 86_400);
    }
}
