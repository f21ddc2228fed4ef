package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportRefused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state machine names our errors by their classes, as text: these tests hold the text against the classes. */
class StateMachineTest {
    private final JsonNode machine = Definition.of("export");
    private final JsonNode states = machine.path("States");

    static Stream<String> errorNames() {
        return Definition.of("export").path("States").findValues("ErrorEquals").stream()
                .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                .map(JsonNode::asText)
                .filter(name -> name.startsWith("io.lakelift"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("errorNames")
    void errorEquals_namesAnErrorOfOurs(String name) throws ClassNotFoundException {
        assertThat(ExportException.class).isAssignableFrom(Class.forName(name));
    }

    @Test
    void start_catchesEveryRefusal() {
        Set<String> caught = caught("Start the export", 1);
        caught.add("io.lakelift.export.error.EventRefused");
        assertThat(caught).isEqualTo(refusals());
        assertThat(caught("Start the export", 0)).containsExactly("io.lakelift.export.error.EventRefused");
    }

    @Test
    void cancelOnRequest_catchesEveryRefusalThatACancelCanMeet() {
        assertThat(caught("Cancel on request", 0)).isSubsetOf(refusals()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Start the export",
                "Poll the export",
                "Cancel at the deadline",
                "Cancel on request",
                "Adopt the export"
            })
    void call_isTriedAgainAfterEachTroubleThatPasses(String state) {
        assertThat(Definition.errors(states.path(state).path("Retry").path(0)))
                .contains(
                        "Lambda.ServiceException",
                        "Lambda.AWSLambdaException",
                        "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException",
                        "Lambda.ClientExecutionTimeoutException",
                        "Lambda.Unknown",
                        "Sandbox.Timedout",
                        "Runtime.ExitError",
                        "States.Timeout",
                        "io.lakelift.export.error.Throttled",
                        "io.lakelift.export.error.ServiceUnavailable");
        assertThat(states.path(state)
                        .path("Retry")
                        .path(0)
                        .path("JitterStrategy")
                        .asText())
                .isEqualTo("FULL");
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

    private static Set<String> refusals() {
        Set<String> names = new HashSet<>();
        Arrays.stream(ExportRefused.class.getPermittedSubclasses())
                .map(Class::getName)
                .forEach(names::add);
        return names;
    }

    private Set<String> caught(String state, int index) {
        return new HashSet<>(Definition.errors(states.path(state).path("Catch").path(index)));
    }
}
