package io.lakelift.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command as a shell sees it: streams and exit status. */
class CommandTest {
    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void run_snapshot_showsProgressAndNotice() {
        assertThat(shell.lakelift("run", "../events/snapshot.json")).isZero();
        assertThat(shell.out())
                .contains("STARTING", "IN_PROGRESS", "COMPLETE")
                .contains("Subject: [Lakelift lakelift] COMPLETE: snapshot rds:orders-2026-11-20-03-10")
                .contains("The execution SUCCEEDED after 0:22:20.");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void argument_thatJavaCouldNotRead_isRefused() {
        assertThat(shell.lakelift("run", "../events/snapshot.json", "--prefix", "gr\uFFFD\uFFFDe"))
                .isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines()).singleElement().asString().contains("LC_ALL");
    }

    @Test
    void run_json_isOneObjectALineAndEndsWithTheExecution() {
        assertThat(shell.lakelift("run", "../events/snapshot.json", "--json", "--scenario", "failed"))
                .isEqualTo(1);
        List<JsonNode> lines = shell.out().lines().map(Lab::json).toList();

        assertThat(lines.getFirst().path("event").asText()).isEqualTo("state-entered");
        assertThat(lines.getFirst().path("time").asText()).isEqualTo("2026-11-20T04:30:00Z");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("time").asText()).startsWith("2026-11-20T0"));
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
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void run_json_reportsEachAttemptWithItsError() {
        shell.lakelift("run", "../events/snapshot.json", "--json", "--scenario", "lost-answer");

        assertThat(shell.out().lines().map(Lab::json).filter(line -> line.has("attempt")))
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

        assertThat(shell.lakelift("run", file.toString(), "--json")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("sourceArn \"orders\" is not an ARN: give one as"
                        + " arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE." + System.lineSeparator());
        assertThat(Lab.json(shell.out().lines().toList().getLast())
                        .path("error")
                        .asText())
                .isEqualTo("InvalidInput");
        assertThat(shell.out()).contains("\"event\":\"notice\",\"outcome\":\"REFUSED\"");
    }

    @Test
    void run_somethingBehind_isReportedInWordsOfOurs() throws IOException {
        Path file = Files.writeString(folder.resolve("behind.json"), "{} {}");

        assertThat(shell.lakelift("run", file.toString())).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("FILE " + file + " is not JSON at line 1: Something follows after the value.");
    }

    @Test
    void run_fieldTwice_isTwoAndNamesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("twice.json"), "{\"sourceArn\": \"a\",\n \"sourceArn\": \"b\"}");

        assertThat(shell.lakelift("run", file.toString())).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("FILE " + file + ": \"sourceArn\" is given twice, again in line 2: keep one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"sourceArn\": }"})
    void run_fileThatIsNoJson_isTwoAndOneSentence(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);

        assertThat(shell.lakelift("run", file.toString())).isEqualTo(2);
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.err()).startsWith("FILE " + file + " is not JSON");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void run_fileOfAnotherEncoding_isCalledThat() throws IOException {
        Path file = folder.resolve("latin.json");
        Files.writeString(file, "{\"sourceArn\": \"caf\u00e9\"}", StandardCharsets.ISO_8859_1);

        assertThat(shell.lakelift("run", file.toString())).isEqualTo(2);
        assertThat(shell.err().lines()).containsExactly("FILE " + file + " is not in UTF-8: save it as UTF-8.");
    }

    /** As some editors write it. */
    @Test
    void run_fileThatBeginsWithAByteOrderMark_isRead() throws IOException {
        Path file = Files.writeString(folder.resolve("mark.json"), "\ufeff{\"sourceArn\": \"orders\"}");

        assertThat(shell.lakelift("run", file.toString())).isEqualTo(2);
        assertThat(shell.err()).startsWith("sourceArn \"orders\" is not an ARN");
    }

    @Test
    void run_fileThatIsMissing_isTwoAndOneSentence() {
        assertThat(shell.lakelift("run", "nowhere.json")).isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("FILE nowhere.json cannot be read: give a file with the execution's input.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "fly", "run ../events/snapshot.json --scenario nothing", "trace"})
    void misuse_isTwoAndOneSentence(String line) {
        assertThat(shell.lakelift(line.split(" "))).isEqualTo(2);
        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                                     | Unknown command "rnu": did you mean run?
            qqqqq                                   | Unknown command "qqqqq": the commands are run, check, plan, doctor, verify, register, views, simulate, fakes, trace.
            run a.json b.json                       | Unexpected argument "b.json": lakelift run --help shows what it takes.
            run events/a.json --scenarion failed    | Unknown option "--scenarion": did you mean --scenario?
            run a.json --whatever                   | Unknown option "--whatever": lakelift run --help lists the options.
            run                                     | Give the file with the execution's input, such as events/snapshot.json.
            """)
    void misuse_suggestsWhatWasMeant(String line, String sentence) {
        assertThat(shell.lakelift(line.split(" "))).isEqualTo(2);
        assertThat(shell.err().lines()).containsExactly(sentence);
    }

    @Test
    void noCommand_showsTheUsage() {
        assertThat(shell.lakelift()).isEqualTo(2);
        assertThat(shell.err()).contains("Usage: lakelift", "run", "check", "simulate", "trace", "Exit status 2");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void help_ofEachCommand_saysItsExitStatus_in80Columns() {
        for (String command : new CommandLine(new Lakelift()).getSubcommands().keySet()) {
            Shell fresh = new Shell();
            assertThat(fresh.lakelift(command, "--help")).isZero();
            assertThat(fresh.out()).contains("Exit status: ").doesNotContain("=<");
            assertThat(fresh.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void help_explainsTheCommand() {
        assertThat(shell.lakelift("run", "--help")).isZero();
        assertThat(shell.out()).contains("--scenario", "--aws", "AWS_ENDPOINT_URL_RDS, _FSX and _SNS");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void dash_readsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(
                "{\"sourceArn\": \"%s\"}".formatted(SampleAccount.ORDERS).getBytes(UTF_8)));
        try {
            assertThat(shell.lakelift("run", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(shell.out()).contains("execution:lakelift-export:standard-input");
        assertThat(shell.lakelift("run", "-", "--aws")).isEqualTo(2);
        assertThat(shell.err())
                .contains("With --aws, standard input is for your answers: give a file instead of -, or add --yes.");
    }

    @Test
    void listScenarios_describesThemAll() {
        assertThat(shell.lakelift("run", "--list-scenarios")).isZero();
        assertThat(shell.out().lines()).hasSameSizeAs(Scenario.values()).allMatch(line -> line.length() > 30);
    }

    @Test
    void trace_aDefinitionThatIsRefused_isOne() throws IOException {
        Path definition = Files.writeString(folder.resolve("d.asl.json"), "{\"QueryLanguage\": \"JSONata\"}");
        Path scenario = Files.writeString(folder.resolve("s.json"), "{}");

        assertThat(shell.lakelift("trace", definition.toString(), scenario.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("refused: ");
    }

    @Test
    void trace_scenarioWithAValueOfTheWrongType_isTwoAndOneSentence() throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.json"), "{\"tasks\": {\"Start the export\": null}}");

        assertThat(shell.lakelift("trace", "../statemachine/export.asl.json", scenario.toString()))
                .isEqualTo(2);
        assertThat(shell.err().lines())
                .containsExactly("The scenario does not fit the definition: tasks.Start the export must be a list.");
    }

    @Test
    void trace_ofOurOwnMachine_isJson() throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.json"), """
                {"input": {"sourceArn": "x"}, "tasks": {
                 "Start the export": [{"payload": {"role": "owner", "waitSeconds": 30, "deadline": "2026-11-20T16:30:00Z",
                  "end": {"outcome": "REFUSED", "error": "InvalidInput", "cause": "no"}}}],
                 "Tell how it ended": [{"payload": {"outcome": "REFUSED", "error": "InvalidInput", "noticeId": "n"}}]}}""");

        assertThat(shell.lakelift("trace", "../statemachine/export.asl.json", scenario.toString()))
                .isZero();
        JsonNode trace = Lab.json(shell.out());
        assertThat(trace.path("status").asText()).isEqualTo("FAILED");
        assertThat(trace.path("error").asText()).isEqualTo("InvalidInput");
    }
}
