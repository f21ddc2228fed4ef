package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.wire.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names that Step Functions accepts for an execution and that occur in its ARN: letters of any script,
 * parentheses, apostrophes. Other services accept fewer characters.
 */
class ExecutionNamesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            nuit-\u00e9, snapshot
            nuit-\u00e9, fsx
            nuit-\u00e9, cancel
            nuit-\u00e9, fleet
            \u591c-(1)=', fsx
            \u591c-(1)=', snapshot
            """)
    void anyName_endsWithItsNotice(String name, String sample) throws IOException {
        Object input =
                Lab.MAPPER.readValue(Path.of("../events", sample + ".json").toFile(), Object.class);
        Lab.night(Scenario.COMPLETE, input);

        Lab.Night night = Lab.run(name, input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notices()).isNotEmpty();
    }

    /** FSx recognises an execution's own task only by the tag. */
    @Test
    void taskOfALostAnswer_isFoundByTheNameInItsTag() throws IOException {
        Object input = Lab.MAPPER.readValue(Path.of("../events/fsx.json").toFile(), Object.class);
        FakeCloud cloud = Lab.night(Scenario.COMPLETE, input).cloud();
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.LoseAnswer());

        Lab.Night night = Lab.run("night-(1)='", input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
        assertThat(night.result().path("role").asText()).isEqualTo("owner");
    }

    @Test
    void nameThatNoTagHolds_isRefused() throws IOException {
        Object input = Lab.MAPPER.readValue(Path.of("../events/fsx.json").toFile(), Object.class);
        Lab.night(Scenario.COMPLETE, input);

        Lab.Night night = Lab.run("(".repeat(80), input);

        assertThat(night.status()).isEqualTo("FAILED InvalidInput");
        assertThat(night.notice().message()).contains("has too many characters that a tag of FSx cannot have");
    }
}
