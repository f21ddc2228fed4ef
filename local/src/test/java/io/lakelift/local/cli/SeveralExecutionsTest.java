package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command with a sweep that only starts an export: both are shown, and told apart. */
@DisabledOnOs(OS.WINDOWS)
class SeveralExecutionsTest {
    private static final String SWEEP = """
            {"QueryLanguage": "JSONata", "StartAt": "Adopt", "States": {"Adopt": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::aws-sdk:sfn:startExecution", "Arguments": {
                "StateMachineArn": "${ExportStateMachineArn}", "Name": "adopt-stock",
                "Input": "{% $string({'sourceArn': 'arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-7f3e1c52-stock'}) %}"}}}}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        Path checkout = Lab.HOME.toAbsolutePath().normalize();
        Files.createSymbolicLink(home.resolve("functions"), checkout.resolve("functions"));
        Files.createDirectory(home.resolve("statemachine"));
        Files.copy(checkout.resolve("statemachine/export.asl.json"), home.resolve("statemachine/export.asl.json"));
        Files.writeString(home.resolve("statemachine/sweep.asl.json"), SWEEP);
        System.setProperty("lakelift.home", home.toString());
    }

    @AfterEach
    void backHome() {
        System.setProperty("lakelift.home", "..");
    }

    @Test
    void sweep_showsWhatItStartedToTheEnd() throws IOException {
        assertThat(lakelift("{\"sweep\": true}", "--json")).isZero();
        List<JsonNode> lines = out.toString().lines().map(Lab::json).toList();

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

        assertThat(out.toString())
                .contains("  adopt-stock: Start the export")
                .contains("adopt-stock: The execution SUCCEEDED after 0:");
    }

    @Test
    void fleet_withoutItsStateMachine_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{\"sources\": []}")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("This input is for the state machine lakelift-fleet,"
                        + " and there is no statemachine/fleet.asl.json yet.");
    }

    @Test
    void realTime_whereHoursMustHavePassed_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{\"sweep\": true}", "--real-time")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("run it without --real-time.");
    }

    @Test
    void nameThatNoExecutionCanHave_isTwoAndOneSentence() throws IOException {
        assertThat(lakelift("{}", "--name", "a b")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "--name \"a b\" is no name of an execution: give 1 to 80 letters, digits, hyphens or underscores.");
    }

    private int lakelift(String input, String... options) throws IOException {
        Path file = Files.writeString(home.resolve("input.json"), input);
        String[] args = new String[options.length + 2];
        args[0] = "run";
        args[1] = file.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return Lakelift.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
