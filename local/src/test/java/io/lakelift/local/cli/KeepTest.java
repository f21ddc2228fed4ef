package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --keep}: what a run's exports left in S3 can be read by other programs. */
@Timeout(600)
class KeepTest {
    private static final Path SNAPSHOT = Path.of("../events/snapshot.json");

    private final Shell shell = Shell.inProcess();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            complete      | 0 | Nothing is missing or damaged: 4 tables, 7 files, 14 rows
            missing-table | 1 | missing                  0 rows       0 files   0 bytes  orders.orders.orders
            skipped-table | 0 | skipped                  0 rows       0 files   0 bytes  orders.orders.orders
            cut-file      | 1 | damaged                  4 rows       3 files
            late-manifest | 0 | Nothing is missing or damaged: 4 tables, 7 files, 14 rows
            """)
    void scenario_itsExportIsKept_andVerifySaysWhatIsWrongWithIt(String scenario, int status, String said) {
        Path kept = folder.resolve("new/kept");

        assertThat(shell.run(SNAPSHOT, "--scenario", scenario, "--keep", kept.toString()))
                .isZero();

        String command = shell.out()
                .lines()
                .filter(line -> line.startsWith("Kept: ./lakelift verify "))
                .findFirst()
                .orElseThrow();
        String export = command.substring("Kept: ./lakelift verify ".length());
        assertThat(export)
                .startsWith(kept.resolve(SampleAccount.BUCKET).resolve("nightly") + "/lakelift-rds-orders-2026-11-20");
        Shell other = Shell.inProcess();
        assertThat(other.lakelift("verify", export)).isEqualTo(status);
        assertThat(other.out()).contains(said);
    }

    /** As people type it: {@code ./out}, {@code ../out}. */
    @Test
    void directory_withDotsInItsPath_isWritten() throws Exception {
        Files.createDirectory(folder.resolve("new"));
        Path kept = folder.resolve("./new/../kept");

        assertThat(shell.run(SNAPSHOT, "--keep", kept.toString())).isZero();
        assertThat(folder.resolve("kept").resolve(SampleAccount.BUCKET).resolve("nightly"))
                .isDirectory();
    }

    @Test
    void fleet_everyExportIsKept_andJsonStaysJson() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));

        shell.run(Path.of("../events/fleet.json"), "--json", "--keep", kept.toString());

        assertThat(shell.out().lines()).allMatch(line -> line.startsWith("{"));
        try (var files = Files.walk(kept)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("export_info_")))
                    .hasSize(4);
        }
    }

    @Test
    void directory_thatIsNotEmptyOrCannotBe_isRefusedBeforeAnythingRuns() throws Exception {
        Files.writeString(folder.resolve("file"), "mine");

        for (String path : List.of(folder.toString(), folder.resolve("file").toString())) {
            Shell other = Shell.inProcess();
            assertThat(other.run(SNAPSHOT, "--keep", path)).isEqualTo(2);
            assertThat(other.err()).hasLineCount(1).contains("--keep " + path);
            assertThat(other.out()).isEmpty();
        }
        assertThat(shell.run(SNAPSHOT, "--keep", folder + "/x", "--aws")).isEqualTo(2);
    }
}
