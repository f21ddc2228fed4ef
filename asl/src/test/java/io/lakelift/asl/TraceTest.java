package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused definition and a scenario that does not fit are distinguished. */
class TraceTest {
    private static final Path CASES = Path.of("src/test/resources/asl");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.json"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "{\"tasks\": 5}",
                "{\"tasks\": {\"Work\": [{\"error\": 1}]}}",
                "{\"startTime\": \"yesterday\"}"
            })
    void trace_scenarioThatDoesNotFit_isAMisfit(String scenario) throws IOException {
        Path definition = CASES.resolve("task-result/definition.asl.json");
        assertThatThrownBy(() -> Trace.trace(definition, List.of(file(scenario))))
                .isInstanceOf(Trace.Misfit.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                                 | the scenario must be an object
            {"context": 7}                    | context must be an object
            {"context": null}                 | context must be an object
            {"functions": 7}                  | functions must be an object
            {"tasks": null}                   | tasks must be an object
            {"tasks": {"A": null}}            | tasks.A must be a list
            {"tasks": {"A": [null]}}          | an entry of tasks.A must be an object
            {"tasks": {"A": [{"error": null}]}} | error in an entry of tasks.A must be text
            {"tasks": {"A": [{"cause": {}}]}} | cause in an entry of tasks.A must be text
            {"tasks": {"A": [{"seconds": "1"}]}} | seconds in an entry of tasks.A must be a number of seconds
            {"tasks": {"A": [{"seconds": -1}]}} | seconds in an entry of tasks.A must be a number of seconds
            {"tasks": {"A": [{"repeat": null}]}} | repeat in an entry of tasks.A must be a whole number or "forever"
            {"tasks": {"A": [{"repeat": "often"}]}} | repeat in an entry of tasks.A must be a whole number or "forever"
            {"tasks": {"A": [{"repeat": -1}]}} | repeat in an entry of tasks.A must be a whole number or "forever"
            {"startTime": null}               | startTime must be text
            {"startTime": "yesterday"}        | startTime must be a time such as 2026-01-01T00:00:00Z
            {"startTime": "+1000000000-12-31T23:59:59Z"} | startTime must be a time such as 2026-01-01T00:00:00Z
            """)
    void trace_valueOfTheWrongType_isNamed(String scenario, String sentence) throws IOException {
        Path definition = CASES.resolve("task-result/definition.asl.json");
        assertThatThrownBy(() -> Trace.trace(definition, List.of(file(scenario))))
                .isInstanceOf(Trace.Misfit.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": null, \"context\": {\"Execution\": 7, \"StateMachine\": null}}",
                "{\"context\": {\"Execution\": {\"StartTime\": 7}}, \"functions\": {\"millis\": null, \"now\": {}}}",
                "{\"tasks\": {\"nowhere\": [{}], \"nobody\": []}}"
            })
    void trace_oddScenario_isTraced(String scenario) throws IOException {
        Path definition = CASES.resolve("fail-bare/definition.asl.json");
        assertThat(Trace.trace(definition, List.of(file(scenario)))).contains("\"status\" : \"FAILED\"");
    }

    @Test
    void trace_refusedDefinition_isInvalid() throws IOException {
        Path scenario = file("{}");
        assertThatThrownBy(() -> Trace.trace(scenario, List.of(scenario))).isInstanceOf(InvalidDefinition.class);
    }

    @Test
    void trace_severalScenarios_isAList() throws IOException {
        Path empty = file("{}");
        String traced = Trace.trace(CASES.resolve("fail-bare/definition.asl.json"), List.of(empty, empty));
        assertThat((List<?>) StrictJson.read(traced)).hasSize(2);
    }
}
