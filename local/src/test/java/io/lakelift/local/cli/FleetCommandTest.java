package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command with a fleet: what a person sees of the night, and what a program reads. */
@DisabledOnOs(OS.WINDOWS)
class FleetCommandTest {
    private static final Path FLEET = Path.of("../events/fleet.json");

    private final Shell shell = Shell.inProcess();

    @TempDir
    private Path folder;

    @Test
    void fleet_showsEachExport_andOneSummary() {
        assertThat(shell.run(FLEET)).isZero();

        assertThat(shell.out())
                .containsPattern("04:30:00  orders +STARTING +0 % +0 GB +4/5 slots, 4 wait")
                .containsPattern("shop-before-upgrade +COMPLETE +100 % +112 GB +1/5 slots, 0 wait")
                .containsOnlyOnce("Subject: ")
                .contains("Subject: [Lakelift lakelift] COMPLETE: fleet nightly, 5 exports")
                .contains("The execution SUCCEEDED after 0:34:")
                .containsPattern("The fleet took 0:34:.*and 5 slots allow no less\\s+than 0:34:00");
    }

    @Test
    void fleet_whoseExportsFail_isOne() {
        assertThat(shell.run(FLEET, "--scenario", "failed")).isOne();

        assertThat(shell.out())
                .contains(
                        "Not complete, by cause (2)",
                        "4 of 5 exports failed for the same reason",
                        "isn't located in the current AWS Region");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void fleet_inJson_streamsEveryExecution() {
        assertThat(shell.run(FLEET, "--json")).isZero();
        List<JsonNode> lines = shell.out().lines().map(Lab::json).toList();

        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("execution-ended"))
                .hasSize(6)
                .last()
                .satisfies(line -> assertThat(line.path("execution").asText()).isEqualTo("fleet"));
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("notice"))
                .hasSize(6);
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("task-call"))
                .filteredOn(line -> line.path("execution").asText().equals("fleet"))
                .anySatisfy(line -> assertThat(line.path("function").asText()).isEqualTo("PlanFleet"))
                .filteredOn(line -> line.path("state").asText().equals("Export the source"))
                .hasSize(5)
                .noneMatch(line -> line.has("function"));
    }

    @Test
    void fleet_refused_isTwoAndOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("input.json"), "{\"tags\": {\"lakelift\": \"nihgtly\"}}");

        assertThat(shell.run(file)).isEqualTo(2);
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .startsWith("No source carries the tags {lakelift=nihgtly}: check their spelling");
    }

    @Test
    void onATerminal_rowsAreDrawnAgain_andWhatEndedStays() {
        StringWriter out = new StringWriter();
        FleetView view = new FleetView(new PrintWriter(out, true), "night", () -> 2, true);
        String export = "fleet-orders-" + "0".repeat(28);
        view.happened(export, report("IN_PROGRESS", 15));
        view.happened(export, report("IN_PROGRESS", 90));
        view.happened(
                export,
                new Event.ExecutionEnded(Instant.EPOCH, io.lakelift.asl.Execution.Status.SUCCEEDED, Map.of(), "", ""));

        String[] drawn = out.toString().split("\u001b\\[1A\u001b\\[2K", -1);
        assertThat(drawn).hasSize(5);
        assertThat(drawn[0]).contains("orders", "  15 %", "2/5 slots");
        assertThat(drawn[2]).contains("  90 %");
        assertThat(drawn[4]).contains("00:00:00  orders", "  90 %");
    }

    private static Event report(String status, int percent) {
        Map<String, Object> export = Map.of("status", status, "percentProgress", percent);
        return new Event.TaskSucceeded(
                Instant.EPOCH,
                "Poll the export",
                Map.of("Payload", Map.of("role", "owner", "waitSeconds", 30, "export", export)),
                1);
    }
}
