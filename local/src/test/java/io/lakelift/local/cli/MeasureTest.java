package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The sweep measures where its schedule says what is expected, through the real state machine and the packaged function. */
@DisabledOnOs(OS.WINDOWS)
class MeasureTest {
    private final Shell shell = new Shell();

    @Test
    void sweep_asScheduled_measures() throws Exception {
        assertThat(run(Path.of("../events/sweep.json"))).isZero();

        assertThat(sweepsOutput().at("/measured").toString())
                .isEqualTo("{\"watched\":1,\"overdue\":0,\"unexported\":1}");
        assertThat(shell.err()).contains("FindOrphans: {\"_aws\":").contains("\"UnexportedSources\":1.0");
    }

    @Test
    void sweep_byHand_measuresNothing(@TempDir Path folder) throws Exception {
        assertThat(run(Files.writeString(folder.resolve("sweep.json"), "{\"sweep\": true}")))
                .isZero();

        assertThat(sweepsOutput().has("measured")).isFalse();
        assertThat(shell.err()).doesNotContain("UnexportedSources");
    }

    private JsonNode sweepsOutput() throws Exception {
        List<String> lines = shell.out().lines().toList();
        for (String line : lines) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("event").asText().equals("execution-ended")
                    && event.path("execution").asText().equals("sweep")) {
                return event.path("output");
            }
        }
        throw new AssertionError("the sweep did not end: " + lines);
    }

    private int run(Path file) {
        return shell.run(file, "--json", "--logs");
    }
}
