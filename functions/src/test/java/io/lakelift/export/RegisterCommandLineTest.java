package io.lakelift.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command in the notice, as someone pastes it. */
class RegisterCommandLineTest {
    @Test
    void noDatabase_registersNothing() {
        assertThat(RegisterCommandLine.of(Map.of("LAKELIFT_TABLES_DATABASE", " ", "LAKELIFT_TABLES_NAMES", "table")))
                .isEmpty();
    }

    @Test
    void words_areQuoted() {
        RegisterCommandLine command = RegisterCommandLine.of(
                        Map.of("LAKELIFT_TABLES_DATABASE", "lake", "LAKELIFT_TABLES_LOCATION", "s3://my-lake/o'brien"))
                .orElseThrow();

        assertThat(command.line("s3://my-lake/it's/1", Optional.empty()))
                .isEqualTo("./lakelift register 's3://my-lake/it'\\''s/1' --database lake"
                        + " --location 's3://my-lake/o'\\''brien'");
    }
}
