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
