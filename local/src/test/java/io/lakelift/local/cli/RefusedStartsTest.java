package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet whose every start Step Functions refuses: starting each again and again would exceed the 25,000 events of an
 * execution's history, and nobody would be notified.
 */
class RefusedStartsTest {
    @TempDir
    private Path folder;

    @Test
    void fleet_endsWithItsNotice() throws IOException {
        String planned = IntStream.range(0, 600)
                .mapToObj("{\"source\": \"db:a%1$d\", \"kind\": \"db\", \"name\": \"fleet-a-%1$028d\"}"::formatted)
                .collect(Collectors.joining(", "));
        Path scenario = Files.writeString(folder.resolve("refused.json"), """
                {"input": {"sources": []},
                 "tasks": {
                   "Plan the fleet": [{"payload": {"sources": [%s], "schedule": {}, "attempt": 1, "details": false,
                     "kinds": {"db": {"prefix": "arn:aws:rds:eu-west-1:123456789012:", "input": {}}}, "summary": {}}}],
                   "Export the source": [{"error": "StepFunctions.AccessDeniedException", "cause": "not authorized",
                     "repeat": "forever"}],
                   "Look how it stands": [{"error": "Sfn.ExecutionDoesNotExistException", "cause": "none",
                     "repeat": "forever"}],
                   "Tell how it ended": [{"payload": {"succeeded": false, "error": "FleetFailed"}}]}}
                """.formatted(planned));
        Shell shell = new Shell();

        shell.lakelift("trace", "../statemachine/fleet.asl.json", scenario.toString());

        assertThat(shell.out()).contains("\"Tell how it ended\"", "FleetFailed").doesNotContain("States.Runtime");
    }
}
