package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.plan.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --report}: the page of what happened, with what was planned beside it. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class RunReportTest {
    private static final Path TENANTS = Path.of("../events/fleet-tenants.json");

    private final Shell shell = Shell.inProcess();

    @TempDir
    private Path folder;

    @Test
    void fortyTenants_areInThePage_plannedAndActual() throws Exception {
        Path report = folder.resolve("night.html");

        assertThat(shell.run(TENANTS, "--scenario", "crowded", "--report", report.toString()))
                .isOne();
        assertThat(shell.out()).contains("The fleet took 4:");
        Chromium.Capture seen = Chromium.find(folder).open(report, 1280, false);
        assertThat(seen.console()).isEmpty();
        assertThat(seen.dom().split("<th scope=\"row\">db:tenant-", -1)).hasSize(41);
        assertThat(seen.dom().split("class=\"bar f0 ", -1)).as("actual bars").hasSize(41);
        assertThat(seen.dom().split("class=\"bar f5 ", -1)).as("planned bars").hasSize(41);
        assertThat(seen.dom().split("class=\"misses\">FAILED", -1)).hasSize(3);
        assertThat(seen.dom())
                .contains("What fleet-tenants did", "and FAILED after 4 h ", "<dt>Planned end</dt><dd>08:49</dd>");
    }

    @Test
    void oneExport_hasItsOwnTimes() throws Exception {
        Path report = folder.resolve("snapshot.html");

        assertThat(shell.run(Path.of("../events/snapshot.json"), "--report", report.toString(), "--json"))
                .isZero();
        assertThat(Files.readString(report))
                .contains(
                        "SUCCEEDED after 22 min", "<dt>Last end, UTC</dt><dd>04:52</dd>", "<dd>64</dd>", ">COMPLETE<");
    }

    @Test
    void runOfAnotherKind_isReportedWithoutAPlan() throws Exception {
        Path report = folder.resolve("sweep.html");

        assertThat(shell.run(Path.of("../events/sweep.json"), "--report", report.toString()))
                .isZero();
        assertThat(Files.readString(report)).contains("snapshot:rds:orders").doesNotContain("What was planned");
    }

    /** An export that gives its slot back while RDS makes its snapshot has several executions, and is one. */
    @Test
    void exportThatWaitsForItsSnapshot_isInThePageOnce() throws Exception {
        Path report = folder.resolve("waiting.html");

        assertThat(shell.run(
                        Path.of("../events/fleet-tags.json"),
                        "--scenario",
                        "snapshot-creating",
                        "--report",
                        report.toString()))
                .isZero();
        assertThat(Files.readString(report).split("<th scope=\"row\">db:orders<", -1))
                .hasSize(2);
    }

    @Test
    void runThatIsRefused_isReportedAsThat() throws Exception {
        Path report = folder.resolve("refused.html");
        Path input = Files.writeString(folder.resolve("input.json"), "{\"sourceArn\": \"<b>orders</b>\"}");

        assertThat(shell.run(input, "--report", report.toString())).isEqualTo(2);
        assertThat(Files.readString(report))
                .contains("What input did", "FAILED", "Nothing was exported.")
                .doesNotContain("<b>");
    }

    @Test
    void reportThatIsTheInput_isRefusedBeforeAnythingRuns() throws Exception {
        String text = "{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:db:orders\"}";
        Path input = Files.writeString(folder.resolve("s.json"), text);

        assertThat(shell.run(input, "--report", input.toString())).isEqualTo(2);

        assertThat(shell.err().lines())
                .containsExactly("--report %s is the same file as FILE and would overwrite it: give another file."
                        .formatted(input));
        assertThat(shell.out()).isEmpty();
        assertThat(input).hasContent(text);
    }

    @Test
    void reportThatCannotBeWritten_isRefusedBeforeAnythingRuns() {
        assertThat(shell.run(
                        TENANTS, "--report", folder.resolve("none/night.html").toString()))
                .isEqualTo(2);

        assertThat(shell.err()).endsWith("night.html cannot be written: give a file in a folder that exists.\n");
        assertThat(shell.out()).isEmpty();
    }
}
