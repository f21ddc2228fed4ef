package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.error.ExportException;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.ExportParameter.Place;
import io.lakelift.input.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What every Task of the fleet's state machine must have, in its Maps too, so that no trouble of one ends the fleet. */
class FleetMachineTest {
    private static final JsonNode MACHINE = Definition.of("fleet");

    @Test
    void everyTask_isTriedAgain_andCaughtWhateverHappens() {
        List<JsonNode> tasks = tasks(MACHINE.path("States"));

        assertThat(tasks).hasSize(7);
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

    /** Until the fleet is planned by a function that reads the table itself. */
    @Test
    void sharedParameters_areThoseOfTheTable() {
        Map<String, String> types = new TreeMap<>(Map.of(
                "fleet", "string", "sources", "array", "tags", "object", "schedule", "object", "attempt", "number"));
        ExportParameter.at(Place.FLEET).forEach(parameter -> types.put(parameter.spelling(), json(parameter.type())));

        assertThat(new ObjectMapper().convertValue(assigned("types"), TreeMap.class))
                .isEqualTo(types);
    }

    /** What a cluster takes with latestSnapshot, it takes as an instance does, and latestSnapshot itself in any case. */
    @Test
    void sharedParameters_goToTheKindsOfTheTable() {
        Map<String, SourceKind> kinds = Map.of(
                "snapshot", SourceKind.SNAPSHOT,
                "cluster-snapshot", SourceKind.CLUSTER_SNAPSHOT,
                "cluster", SourceKind.CLUSTER,
                "db", SourceKind.DB,
                "file-system", SourceKind.FILE_SYSTEM);
        assertThat(assigned("takes").size()).isEqualTo(kinds.size());

        kinds.forEach((name, kind) -> assertThat(texts(assigned("takes").path(name)))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(taken(kind)));
        assertThat(taken(SourceKind.CLUSTER_LATEST)).isEqualTo(taken(SourceKind.DB));
        assertThat(ExportParameter.LATEST_SNAPSHOT.takers())
                .containsExactlyInAnyOrder(SourceKind.CLUSTER, SourceKind.CLUSTER_LATEST);
    }

    private static List<String> taken(SourceKind kind) {
        return ExportParameter.at(Place.FLEET).stream()
                .filter(parameter -> parameter != ExportParameter.LATEST_SNAPSHOT && parameter.isTakenBy(kind))
                .map(ExportParameter::spelling)
                .toList();
    }

    private static String json(ExportParameter.Type type) {
        return switch (type) {
            case TEXT, DURATION -> "string";
            case TEXTS -> "array";
            case FLAG -> "boolean";
            case OBJECT -> "object";
        };
    }

    private static JsonNode assigned(String variable) {
        return MACHINE.path("States").path("Read the input").path("Assign").path(variable);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
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
