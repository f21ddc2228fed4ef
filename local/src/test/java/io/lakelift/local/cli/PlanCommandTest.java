package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.local.plan.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command {@code plan}, as the person before the terminal has it. */
class PlanCommandTest {
    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    private String file = "";
    private String sizes = "";

    @BeforeEach
    void write() throws IOException {
        file = write("lakelift.yaml", """
                schedules:
                  - name: nightly
                    cron: "0 3 * * ? *"
                    sources: [arn:aws:rds:eu-west-1:123456789012:db:orders]
                    deadline: PT2H
                """);
        sizes = write("sizes.csv", "sourceArn,sizeInGb\narn:aws:rds:eu-west-1:123456789012:db:orders,600\n");
    }

    @Test
    void plan_inTime_isZero_andSaysWhatItAssumes() {
        assertThat(shell.lakelift("plan", file, "--sizes", sizes)).isZero();

        assertThat(shell.out())
                .contains("prepares each export for 11 min and", "03:00 to 04:11 UTC", "6.00", "db:orders");
        assertThat(shell.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void plan_slower_missesTheDeadline_andIsOne() {
        assertThat(shell.lakelift("plan", file, "--sizes", sizes, "--rate", "5", "--preparation", "30"))
                .isEqualTo(1);

        assertThat(shell.out()).contains("TOO LATE  db:orders", "extracts 5 GB a minute", "1 of 1 export will miss");
    }

    @Test
    void plan_fleetThatIsRefused_saysSo_andIsOne() throws IOException {
        assertThat(shell.lakelift("plan", write("many.yaml", LongFleet.YAML))).isEqualTo(1);

        assertThat(shell.out().replaceAll("\\s+", " "))
                .contains("Warning: Schedule nightly: the fleet has 1,000 sources, and with names and parameters");
    }

    @Test
    void plan_json_isOneObject() {
        assertThat(shell.lakelift("plan", file, "--json", "--nights", "3")).isZero();

        assertThat(shell.out().lines()).hasSize(1);
        JsonNode json = Lab.json(shell.out());
        assertThat(json.path("fleets")).hasSize(3);
        assertThat(json.at("/fleets/0/exports/0/basis").asText()).isEqualTo("ASSUMED");
        assertThat(json.at("/assumptions/slots").asInt()).isEqualTo(5);
    }

    @Test
    void plan_shippedFile_saysThatNothingResolvesItsTags() {
        assertThat(shell.lakelift("plan", "../infra/lakelift.yaml")).isZero();

        assertThat(shell.out().replaceAll("\\s+", " "))
                .contains("exports what carries {lakelift=nightly}, but it is not known what does");
    }

    @Test
    void assumptions_withoutOptions_areTheUsualOnes() {
        PlanAssumptions none = new PlanAssumptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("none", CommandLine.Model.CommandSpec.forAnnotatedObject(none)))
                .parseArgs();

        assertThat(none.read()).isEqualTo(Assumptions.USUAL);
    }

    @Test
    void plan_fileWithoutSchedules_saysThatNothingStarts() throws IOException {
        assertThat(shell.lakelift("plan", write("empty.yaml", "name: empty\n"))).isZero();

        assertThat(shell.out()).contains("Warning: The file has no schedule that is enabled");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --nights | 0 | --nights is 0: give a number from 1 to 31.
            --rate | 0 | --rate is 0.0: give more than 0 and at most 10,000 GB a minute.
            --slots | 41 | --slots is 41: give a number from 1 to 40.
            --sizes | none.csv | none.csv: The file cannot be read: give a CSV file in UTF-8 with a header such as
            """)
    void option_outOfItsRange_isTwoAndOneSentence(String option, String value, String sentence) {
        assertThat(shell.lakelift("plan", file, option, value)).isEqualTo(2);

        assertThat(shell.err().lines()).singleElement().asString().startsWith(sentence);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void wrongFile_isTwo_andSaysWhatCheckSays() throws IOException {
        assertThat(shell.lakelift("plan", write("wrong.yaml", "schedule: []\n")))
                .isEqualTo(2);

        assertThat(shell.err()).contains("wrong.yaml:1: Unknown field \"schedule\"");
    }

    @Test
    void report_thatIsAnInput_isRefused_andTheInputStays() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), Path.of(file));
        String described = Files.readString(Path.of(file));
        String known = Files.readString(Path.of(sizes));

        assertThat(shell.lakelift("plan", file, "--report", file)).isEqualTo(2);
        assertThat(shell.lakelift("plan", file, "--report", link.toString())).isEqualTo(2);
        assertThat(shell.lakelift("plan", file, "--sizes", sizes, "--report", sizes))
                .isEqualTo(2);

        assertThat(shell.err().lines())
                .containsExactly(
                        "--report %s is the same file as FILE and would overwrite it: give another file."
                                .formatted(file),
                        "--report %s is the same file as FILE and would overwrite it: give another file."
                                .formatted(link),
                        "--report %s is the same file as --sizes and would overwrite it: give another file."
                                .formatted(sizes));
        assertThat(shell.out()).isEmpty();
        assertThat(Path.of(file)).hasContent(described);
        assertThat(Path.of(sizes)).hasContent(known);
    }

    @Test
    void report_writtenBefore_isOverwritten() throws IOException {
        Path report = Files.writeString(folder.resolve("plan.html"), "yesterday's");

        assertThat(shell.lakelift("plan", file, "--sizes", sizes, "--report", report.toString()))
                .isZero();
        assertThat(report).content().startsWith("<!DOCTYPE html>").doesNotContain("yesterday's");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
