package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import io.lakelift.local.run.FollowedExport;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.View;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that deceives, wherever the command shows what a service, a file or the command line says. */
class FalseTextOnScreenTest {
    private static final String ATTACK =
            "a\u001b[2J\u009b2J\b\r\nFORGED\rFORGED\u2028FORGED\u202eb\u2066\u200bc\u3164d "
                    + "https://evil.example www.evil.example " + "x".repeat(100_000);
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\u3164]";

    /** Longer than any sentence, and far shorter than the attack. */
    private static final int LONGEST = 10_000;

    private final Shell shell = new Shell();
    private final StringWriter printed = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"{\"A\": 1}", "{\"sourceArn\": \"A\"}", "{\"cancel\": {\"executionArn\": \"A\"}}", "[A"})
    void input_isReportedInOneHarmlessSentence(String input) throws IOException {
        Path file = Files.writeString(folder.resolve("input.json"), input.replace("A", escaped(ATTACK)));

        assertThat(shell.run(file, "--aws", "--yes")).isEqualTo(2);
        isHarmless(shell.err());
    }

    private static Stream<List<String>> commandLines() {
        String attack = ATTACK.substring(0, 2000);
        return Stream.of(
                List.of(attack),
                List.of("--" + attack),
                List.of("run", "../events/snapshot.json", attack),
                List.of("run", attack),
                List.of("run", "../events/snapshot.json", "--name", attack),
                List.of("run", "../events/snapshot.json", "--scenario", attack),
                List.of("run", "../events/snapshot.json", "--aws", "--yes", "--region", attack),
                List.of("simulate", "--nights", attack),
                List.of("check", attack),
                List.of("trace", attack, attack));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void commandLine_isReportedInOneHarmlessSentence(List<String> line) {
        assertThat(shell.lakelift(line.toArray(String[]::new))).isEqualTo(2);
        isHarmless(shell.err());
    }

    @Test
    void deploymentFile_isReportedInHarmlessSentences() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yaml"), "name: \"%s\"\n\"%<s\": 1\n".formatted(escaped(ATTACK.substring(0, 500))));

        assertThat(shell.lakelift("check", file.toString())).isEqualTo(2);
        assertThat(shell.err().lines()).isNotEmpty().allSatisfy(line -> isHarmless(line + "\n"));
    }

    @Test
    void views_showEachEventOnALineOfItsOwn() {
        List<Function<PrintWriter, View>> views =
                List.of(TextView::new, TerminalView::new, out -> new FleetView(out, "night", () -> 2, false));
        for (Function<PrintWriter, View> each : views) {
            happens(each.apply(new PrintWriter(printed, true)));
        }
        String shown = printed.toString().replace("\r\u001b[K", "");

        assertThat(shown.lines()).hasSizeGreaterThan(10).allSatisfy(line -> {
            assertThat(line).doesNotContainPattern(UNSEEN).doesNotContain("://", "www.");
            assertThat(line.length()).isLessThan(LONGEST);
            assertThat(line).doesNotStartWith("FORGED");
        });
    }

    private static void happens(View view) {
        Map<String, Object> export =
                Map.of("status", ATTACK, "exportTaskIdentifier", ATTACK, "totalExtractedDataInGB", ATTACK);
        view.happened("one", answered(Map.of("waitSeconds", 30, "role", "owner", "export", export)));
        view.happened("one", answered(Map.of("waitSeconds", 30, "waitingFor", ATTACK, "role", "owner")));
        view.happened(
                "one",
                new Event.TaskFailed(Instant.EPOCH, "Poll", ATTACK, "{\"errorMessage\": \"credentials \\n x\"}", 1));
        view.happened(
                "one", new Event.RetryScheduled(Instant.EPOCH, "Poll", "e", Duration.ZERO, "NONE", Duration.ZERO));
        view.sent(Instant.EPOCH, new SentNotice("FAILED", "owner", ATTACK, "m", ""), "arn:topic");
        view.happened("one", new Event.ExecutionEnded(Instant.EPOCH, Status.FAILED, Map.of(), "NotifyFailed", ATTACK));
    }

    private static Event answered(Map<String, Object> report) {
        return new Event.TaskSucceeded(Instant.EPOCH, "Poll", Map.of("Payload", report), 1);
    }

    /** A program reads exactly what was said, and a person who looks at its lines is not deceived. */
    @Test
    void jsonLines_keepTheValue_andShowNothingOfIt() {
        JsonView view = new JsonView(new PrintWriter(printed, true));
        view.happened("one", new Event.ExecutionEnded(Instant.EPOCH, Status.FAILED, Map.of(), ATTACK, ATTACK));

        assertThat(printed.toString().strip()).doesNotContainPattern(UNSEEN);
        JsonNode line = Lab.json(printed.toString());
        assertThat(line.path("error").asText()).isEqualTo(ATTACK);
        assertThat(line.path("cause").asText()).isEqualTo(ATTACK);
    }

    /** A shell that knows what {@code aws} would have been given. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch pwned)",
                "`touch pwned`",
                "a; touch pwned",
                "a' ; touch pwned ; '",
                "a\ntouch pwned\n",
                "a && touch pwned",
                "a | tee pwned",
                "a > pwned",
                "~",
                "*",
                "$HOME"
            })
    void commandToPaste_givesItsPartsToAwsAndToNoOneElse(String id) throws Exception {
        FollowedExport followed = new FollowedExport();
        followed.happened(answered(Map.of(
                "waitSeconds",
                30,
                "role",
                "owner",
                "task",
                Map.of("service", "RDS", "id", id),
                "export",
                Map.of("status", "STARTING"))));
        String command = followed.farewell("eu-west-1").replaceFirst("(?s)^.* cancel it with: ", "");

        assertThat(pasted(command))
                .containsExactly(
                        "rds",
                        "cancel-export-task",
                        "--export-task-identifier",
                        id.replace('\n', ' ').strip(),
                        "--region",
                        "eu-west-1");
        assertThat(folder).isEmptyDirectory();
    }

    private List<String> pasted(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "aws() { printf '%s\\n' \"$@\"; }\n" + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(shell.waitFor()).isZero();
        return words;
    }

    @Test
    void identifierThatNeedsNoQuotes_hasNone() {
        FollowedExport followed = new FollowedExport();
        followed.happened(answered(Map.of(
                "waitSeconds",
                30,
                "role",
                "owner",
                "task",
                Map.of("service", "FSX", "id", "task-0123"),
                "export",
                Map.of("status", "PENDING"))));

        assertThat(followed.farewell("eu-west-1"))
                .endsWith("aws fsx cancel-data-repository-task --task-id task-0123 --region eu-west-1");
    }

    /** As it stands between quotation marks in JSON, and in YAML. */
    private static String escaped(String text) throws IOException {
        String quoted = Lab.MAPPER.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static void isHarmless(String err) {
        assertThat(err.lines()).singleElement().satisfies(line -> {
            assertThat(line).doesNotContainPattern(UNSEEN).doesNotContain("://", "www.");
            assertThat(line.length()).isBetween(1, LONGEST);
        });
    }
}
