package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command with a sweep that only starts an export: both are shown, and distinguished. */
@DisabledOnOs(OS.WINDOWS)
class SeveralExecutionsTest {
    private static final String SWEEP = """
            {"QueryLanguage": "JSONata", "StartAt": "Adopt", "States": {"Adopt": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::aws-sdk:sfn:startExecution", "Arguments": {
                "StateMachineArn": "${ExportStateMachineArn}", "Name": "adopt-stock",
                "Input": "{% $string({'sourceArn': 'arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-7f3e1c52-stock'}) %}"}}}}""";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void layOut() throws IOException {
        Path checkout = Lab.HOME.toAbsolutePath().normalize();
        for (String module : List.of("functions", "tables")) {
            Files.createSymbolicLink(home.resolve(module), checkout.resolve(module));
        }
        Files.createDirectory(home.resolve("statemachine"));
        Files.copy(checkout.resolve("statemachine/export.asl.json"), home.resolve("statemachine/export.asl.json"));
        Files.writeString(home.resolve("statemachine/sweep.asl.json"), SWEEP);
        shell = Shell.inProcess(home);
    }

    @Test
    void sweep_showsWhatItStartedToTheEnd() throws IOException {
        assertThat(lakelift("{\"sweep\": true}", "--json")).isZero();
        List<JsonNode> lines = shell.out().lines().map(Lab::json).toList();

        assertThat(lines).allMatch(line -> line.hasNonNull("execution"));
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("execution-ended"))
                .extracting(line -> line.path("execution").asText() + " "
                        + line.path("status").asText())
                .containsExactly("input SUCCEEDED", "adopt-stock SUCCEEDED");
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("notice"))
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.path("execution").asText()).isEqualTo("adopt-stock"));
    }

    @Test
    void sweep_inText_namesTheExecutions() throws IOException {
        assertThat(lakelift("{\"sweep\": true}")).isZero();

        assertThat(shell.out())
                .contains("  adopt-stock: Start the export")
                .contains("adopt-stock: The execution SUCCEEDED after 0:");
    }

    @Test
    void fleet_withoutItsStateMachine_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{\"sources\": []}")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("This input is for the state machine lakelift-fleet,"
                        + " and there is no statemachine/fleet.asl.json yet.");
    }

    @Test
    void realTime_whereHoursMustHavePassed_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{\"sweep\": true}", "--real-time")).isEqualTo(2);
        assertThat(shell.err().lines()).singleElement().asString().endsWith("run it without --real-time.");
    }

    @Test
    void nameThatNoExecutionCanHave_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{}", "--name", "a b")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly(
                        "--name \"a b\" is not a valid execution name: give 1 to 80 letters, digits, hyphens or underscores.");
    }

    private int lakelift(String input, String... options) throws IOException {
        Path file = Files.writeString(home.resolve("input.json"), input);
        return shell.run(file, options);
    }
}
