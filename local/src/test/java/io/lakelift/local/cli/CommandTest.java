package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.local.aws.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a shell sees it: streams and exit status. */
class CommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void home() {
        System.setProperty("lakelift.home", "..");
    }

    @Test
    void run_snapshot_showsProgressAndNotice() {
        assertThat(lakelift("run", "../events/snapshot.json")).isZero();
        assertThat(out.toString())
                .contains("STARTING", "IN_PROGRESS", "COMPLETE")
                .contains("Subject: [Lakelift] COMPLETE: snapshot rds:orders-2026-11-20-03-10")
                .contains("The execution SUCCEEDED after 0:22:20.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void run_json_isOneObjectALineAndEndsWithTheExecution() {
        assertThat(lakelift("run", "../events/snapshot.json", "--json", "--scenario", "failed"))
                .isEqualTo(1);
        List<JsonNode> lines = out.toString().lines().map(Lab::json).toList();

        assertThat(lines.getFirst().path("event").asText()).isEqualTo("state-entered");
        assertThat(lines.getFirst().path("time").asText()).isEqualTo("2026-11-20T04:30:00Z");
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("event").asText()).isEqualTo("task-call");
            assertThat(line.path("function").asText()).isEqualTo("StartExport");
            assertThat(line.path("state").asText()).isEqualTo("Start the export");
            assertThat(line.path("attempt").asInt()).isEqualTo(1);
        });
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("notice"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.path("outcome").asText()).isEqualTo("FAILED");
                    assertThat(notice.path("message").asText()).contains("isn't located in the current AWS Region");
                    assertThat(notice.path("data").path("version").asText()).isEqualTo("1");
                });
        JsonNode last = lines.getLast();
        assertThat(last.path("event").asText()).isEqualTo("execution-ended");
        assertThat(last.path("status").asText()).isEqualTo("FAILED");
        assertThat(last.path("error").asText()).isEqualTo("ExportFailed");
        assertThat(Lab.json(last.path("cause").asText()).path("outcome").asText())
                .isEqualTo("FAILED");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void run_json_tellsEachAttemptWithItsError() {
        lakelift("run", "../events/snapshot.json", "--json", "--scenario", "lost-answer");

        assertThat(out.toString().lines().map(Lab::json).filter(line -> line.has("attempt")))
                .anySatisfy(line -> {
                    assertThat(line.path("error").asText()).isEqualTo("io.lakelift.export.error.ServiceUnavailable");
                    assertThat(line.path("attempt").asInt()).isEqualTo(1);
                })
                .anySatisfy(line -> {
                    assertThat(line.has("error")).isFalse();
                    assertThat(line.path("attempt").asInt()).isEqualTo(2);
                });
    }

    @Test
    void run_refused_isTwoOneSentenceAndTheWholeStream() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"sourceArn\": \"orders\"}");

        assertThat(lakelift("run", file.toString(), "--json")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("sourceArn \"orders\" is not an ARN: give one as"
                        + " arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE." + System.lineSeparator());
        assertThat(Lab.json(out.toString().lines().toList().getLast())
                        .path("error")
                        .asText())
                .isEqualTo("InvalidInput");
        assertThat(out.toString()).contains("\"event\":\"notice\",\"outcome\":\"REFUSED\"");
    }

    @Test
    void run_somethingBehind_isToldInWordsOfOurs() throws IOException {
        Path file = Files.writeString(folder.resolve("behind.json"), "{} {}");

        assertThat(lakelift("run", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("FILE " + file + " is not JSON at line 1: Something follows after the value.");
    }

    @Test
    void run_fieldTwice_isTwoAndNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("twice.json"), "{\"sourceArn\": \"a\",\n \"sourceArn\": \"b\"}");

        assertThat(lakelift("run", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("FILE " + file
                        + " has the field \"sourceArn\" twice in one object, at line 2: leave one of them out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"sourceArn\": }"})
    void run_fileThatIsNoJson_isTwoAndOneSentence(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);

        assertThat(lakelift("run", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("FILE " + file + " is not JSON");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void run_fileThatIsMissing_isTwoAndOneSentence() {
        assertThat(lakelift("run", "nowhere.json")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("FILE nowhere.json cannot be read: give a file with the execution's input.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "fly", "", "run ../events/snapshot.json --scenario nothing", "trace"})
    void misuse_isTwoAndOneSentence(String line) {
        assertThat(lakelift(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void listScenarios_describesThemAll() {
        assertThat(lakelift("run", "--list-scenarios")).isZero();
        assertThat(out.toString().lines()).hasSameSizeAs(Scenario.values()).allMatch(line -> line.length() > 30);
    }

    @Test
    void trace_aDefinitionThatIsRefused_isOne() throws IOException {
        Path definition = Files.writeString(folder.resolve("d.asl.json"), "{\"QueryLanguage\": \"JSONata\"}");
        Path scenario = Files.writeString(folder.resolve("s.json"), "{}");

        assertThat(lakelift("trace", definition.toString(), scenario.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("refused: ");
    }

    @Test
    void trace_ofOurOwnMachine_isJson() throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.json"), """
                {"input": {"sourceArn": "x"}, "tasks": {
                 "Start the export": [{"error": "io.lakelift.export.error.InvalidInput", "cause": "no"}],
                 "Tell how it ended": [{"payload": {"outcome": "REFUSED", "noticeId": "n"}}]}}""");

        assertThat(lakelift("trace", "../statemachine/export.asl.json", scenario.toString()))
                .isZero();
        JsonNode trace = Lab.json(out.toString());
        assertThat(trace.path("status").asText()).isEqualTo("FAILED");
        assertThat(trace.path("error").asText()).isEqualTo("InvalidInput");
    }

    private int lakelift(String... args) {
        return Lakelift.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
