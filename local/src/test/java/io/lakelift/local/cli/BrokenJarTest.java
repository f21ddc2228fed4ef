package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.local.run.LocalWorkflow;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that cannot work: the run ends at once, in their own words, not after a night of retries. */
class BrokenJarTest {
    private static final String REMEDY =
            "; delete functions/target to have it built again, or add --logs to see all that it prints.";

    @TempDir
    private Path home;

    private Path jar;
    private Shell shell;

    @BeforeEach
    void layOut() throws IOException {
        jar = Files.createDirectories(home.resolve("functions/target")).resolve("lakelift-lambda.jar");
        Files.copy(Lab.HOME.resolve("functions/target/lakelift-lambda.jar"), jar);
        Path verify = home.resolve("tables/target/lakelift-tables-lambda.jar");
        Files.createDirectories(verify.getParent());
        Files.copy(Lab.HOME.resolve("tables/target/lakelift-tables-lambda.jar"), verify);
        Path machines = Files.createDirectory(home.resolve("statemachine"));
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            Path machine = workflow.file(Lab.HOME);
            Files.copy(machine, machines.resolve(machine.getFileName()));
        }
        shell = new Shell(home);
    }

    @Test
    void run_handlerMissing_isTwoAndOneSentence() throws IOException {
        without("/io/lakelift/handler/StartExport.class");

        assertThat(shell.lakelift("run", "../events/snapshot.json")).isEqualTo(2);

        assertThat(shell.err().lines())
                .containsExactly("The function StartExport cannot run: java.lang.ClassNotFoundException:"
                        + " Class not found: io.lakelift.handler.StartExport" + REMEDY);
        assertThat(shell.out()).contains("The execution ABORTED (FunctionBroken) after 0:00:00.");
    }

    @Test
    void run_classOfTheConstructorMissing_isTwoAndOneSentence() throws IOException {
        without("/io/lakelift/handler/JsonHandler.class");

        assertThat(shell.lakelift("run", "../events/snapshot.json")).isEqualTo(2);

        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.err())
                .startsWith("The function StartExport cannot ")
                .contains("java.lang.NoClassDefFoundError: ", "io/lakelift/handler/JsonHandler" + REMEDY);
    }

    @Test
    void run_jarCutShort_isTwoAndOneSentence() throws IOException {
        Files.write(jar, List.of("PK"));

        assertThat(shell.lakelift("run", "../events/snapshot.json")).isEqualTo(2);

        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.err()).startsWith("The function StartExport cannot ").contains("ClassNotFoundException");
    }

    @Test
    void run_json_printsTheWholeStreamUpToItsEnd() throws IOException {
        without("/io/lakelift/handler/Notify.class");

        assertThat(shell.lakelift("run", "../events/snapshot.json", "--json")).isEqualTo(2);

        List<JsonNode> lines = shell.out().lines().map(Lab::json).toList();
        assertThat(lines.getFirst().path("event").asText()).isEqualTo("state-entered");
        assertThat(lines).anyMatch(line -> line.path("function").asText().equals("PollExport"));
        assertThat(lines.getLast().path("event").asText()).isEqualTo("execution-ended");
        assertThat(lines.getLast().path("status").asText()).isEqualTo("ABORTED");
        assertThat(lines.getLast().path("error").asText()).isEqualTo("FunctionBroken");
        assertThat(lines.getLast().path("cause").asText()).startsWith("The function Notify cannot run: ");
        assertThat(shell.err().lines()).hasSize(1);
    }

    @Test
    void run_fleet_endsEveryExecutionOnceAndItselfLast() throws IOException {
        without("/io/lakelift/handler/StartExport.class");

        assertThat(shell.lakelift("run", "../events/fleet.json", "--json")).isEqualTo(2);

        List<String> ended = shell.out()
                .lines()
                .map(Lab::json)
                .filter(line -> line.path("event").asText().equals("execution-ended"))
                .map(line -> line.path("execution").asText())
                .toList();
        assertThat(ended).hasSize(6).doesNotHaveDuplicates().endsWith("fleet");
        assertThat(shell.err().lines()).hasSize(1);
    }

    @Test
    void run_beforeTheScenario_isTwoAndOneSentence() throws IOException {
        without("/io/lakelift/handler/StartExport.class");

        assertThat(shell.lakelift("run", "../events/execution-aborted.json")).isEqualTo(2);

        assertThat(shell.err().lines()).hasSize(1);
        assertThat(shell.err()).startsWith("The function StartExport cannot run: ");
    }

    @Test
    void run_folderOfTheProcessesCannotBeMade_isTwoAndOneSentence() throws IOException {
        Path folder = Files.createFile(jar.resolveSibling("lambda-runtime"));

        assertThat(shell.lakelift("run", "../events/snapshot.json")).isEqualTo(2);

        assertThat(shell.err().lines())
                .containsExactly("The functions cannot be started: " + folder
                        + " cannot be written (FileAlreadyExistsException).");
        assertThat(shell.out()).isEmpty();
    }

    private void without(String start) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            List<Path> found =
                    entries.filter(entry -> entry.toString().startsWith(start)).toList();
            assertThat(found).isNotEmpty();
            for (Path entry : found) {
                Files.delete(entry);
            }
        }
    }
}
