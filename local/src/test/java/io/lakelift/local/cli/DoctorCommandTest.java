package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.doctor.DoctorFinding;
import io.lakelift.local.doctor.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor prints, and what a shell makes of it. What it finds is another test's. */
class DoctorCommandTest {
    private static final DoctorFinding GONE = new DoctorFinding(
            "bucket my-exports", Result.ATTENTION, "there is no bucket with that name", "Create it in eu-west-1.");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "OK OK OK, 0",
        "OK OK ATTENTION, 1",
        "OK ATTENTION CANNOT_TELL, 1",
        "OK OK CANNOT_TELL, 1",
        "OK ATTENTION ATTENTION, 1",
        "OK CANNOT_TELL CANNOT_TELL, 2"
    })
    void exitStatus_isThatOfTheReport(String results, int status) {
        List<DoctorFinding> report = new ArrayList<>();
        for (String result : results.split(" ")) {
            report.add(new DoctorFinding(report.isEmpty() ? "account" : "key", Result.valueOf(result), "", ""));
        }

        assertThat(DoctorCommand.exitStatus(report)).isEqualTo(status);
    }

    @Test
    void text_hasTheRemedyBelowTheLine() {
        DoctorView view = view(false);
        view.found(new DoctorFinding("export slots", Result.OK, "0 of 5 exports are running", ""));
        view.found(GONE);
        view.ends(List.of(GONE));

        assertThat(out.toString().lines())
                .containsExactly(
                        "ok          export slots: 0 of 5 exports are running",
                        "attention   bucket my-exports: there is no bucket with that name",
                        "            Create it in eu-west-1.",
                        "0 ok, 1 attention, 0 cannot tell.");
    }

    @Test
    void json_isOneObjectALineAndNothingElse() throws IOException {
        DoctorView view = view(true);
        view.found(GONE);
        view.ends(List.of(GONE));

        assertThat(out.toString().lines()).hasSize(1);
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertThat(object.fieldNames()).toIterable().containsExactly("check", "result", "why", "remedy");
        assertThat(object.path("result").asText()).isEqualTo("attention");
        assertThat(object.path("remedy").asText()).isEqualTo("Create it in eu-west-1.");
    }

    @Test
    void namesOfTheAccount_steerNoTerminal() {
        DoctorView view = view(false);
        view.found(new DoctorFinding("key \u001b[2J", Result.CANNOT_TELL, "see https://evil.example/\u202e\nok", ""));

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString())
                .contains("https[:]//evil[.]example/ ok")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void file_withAMistake_isReportedAsByCheckAndNothingIsAsked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), "name: lakelift\nnotice: {}\n");
        Shell doctor = new Shell();
        Shell check = new Shell();

        assertThat(doctor.lakelift("doctor", file.toString())).isEqualTo(2);
        assertThat(check.lakelift("check", file.toString())).isEqualTo(2);
        assertThat(doctor.out()).isEmpty();
        assertThat(doctor.err()).isEqualTo(check.err()).contains("lakelift.yaml:2:");
    }

    @Test
    void region_thatIsNone_isRefused() {
        Shell shell = new Shell();

        assertThat(shell.lakelift("doctor", "--region", "eu:west")).isEqualTo(2);
        assertThat(shell.err()).startsWith("--region \"eu:west\" is not a Region");
    }

    private DoctorView view(boolean json) {
        return new DoctorView(Screen.on(new PrintWriter(out, true)), Screen.on(new PrintWriter(err, true)), json);
    }
}
