package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads fits an ordinary terminal: 80 columns. */
class ColumnsTest {
    private static final String WORDS = "word ".repeat(20).strip();

    private final Shell shell = Shell.inProcess();

    @ParameterizedTest
    @CsvSource({"snapshot, quota", "snapshot, never-ends", "fsx, failed", "sweep, complete", "fleet-tags, failed"})
    void run_aLineLongerThan80_isOneWordOrACommand(String sample, String scenario) {
        shell.run(Path.of("../events/" + sample + ".json"), "--scenario", scenario);

        assertThat(shell.out().lines().filter(line -> line.length() > 80))
                .allSatisfy(line -> assertThat(line)
                        .containsPattern(
                                "^ *(aws |\\p{L}+ +\\S+$|- (db|cluster|cluster snapshot|file system) \\S+:$|\\S+$)"));
        assertThat(shell.out()).contains("The execution ");
    }

    @Test
    void words_goOnBelowTheFirst() {
        assertThat(Columns.wrap("04:30:00  " + WORDS).lines())
                .containsExactly(
                        "04:30:00  " + "word ".repeat(14).strip(),
                        "          " + "word ".repeat(6).strip());
        assertThat(Columns.wrap("  - " + WORDS).lines()).element(1).asString().startsWith("    word");
        assertThat(Columns.wrap("  Cost     " + WORDS).lines())
                .element(1)
                .asString()
                .startsWith("           word");
    }

    @Test
    void continuedLine_isNeverAtTheMargin() {
        assertThat(Columns.wrap(WORDS + " FORGED").lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("  "));
    }

    @Test
    void command_isLeftWhole() {
        String command = "aws rds describe-export-tasks --region eu-west-1 --export-task-identifier " + "x".repeat(60);

        assertThat(Columns.wrap("  " + command)).isEqualTo("  " + command);
        assertThat(Columns.wrap(WORDS.substring(0, 60) + " with: " + command).lines())
                .last()
                .isEqualTo("  " + command);
    }

    @Test
    void lineThatFits_staysAsItIs() {
        assertThat(Columns.wrap("STARTING      0 %\n\n  ARN      x")).isEqualTo("STARTING      0 %\n\n  ARN      x");
    }

    @Test
    void longName_losesItsMiddle() {
        assertThat(List.of(Columns.name("rds:orders-2026-11-20-03-10", 20), Columns.name("orders", 20)))
                .containsExactly("rds:orders…-20-03-10", "orders");
    }
}
