package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fleet refuses: in one sentence, before any call. */
class FleetRefusalTest {
    private final FleetLab lab = new FleetLab();

    record Refusal(String input, String sentence) {
        @Override
        public String toString() {
            return input;
        }
    }

    static Stream<Refusal> refusals() throws IOException {
        try (InputStream in = FleetRefusalTest.class.getResourceAsStream("/fleet-refusals.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block -> block.strip().split("\n"))
                    .map(lines -> new Refusal(lines[0], lines[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void input_thatIsWrong_getsItsSentenceAndNoCall(Refusal refusal) {
        Execution fleet = lab.run(refusal.input());

        assertRefused(fleet, "InvalidInput", refusal.sentence());
        assertThat(lab.cloud.rds().calls().all()).isEmpty();
    }

    @Test
    void input_tooLarge_isRefused() {
        String arn = "arn:aws:rds:eu-west-1:123456789012:db:" + "a".repeat(261_900);

        assertRefused(
                lab.run(Map.of("sources", List.of(arn))),
                "InvalidInput",
                "The input is larger than 250,000 bytes: split the sources across several fleets.");
    }

    @Test
    void sources_moreThanAThousand_areRefused() {
        List<String> sources = IntStream.range(0, 1001)
                .mapToObj(n -> "arn:aws:rds:eu-west-1:123456789012:db:t" + n)
                .toList();

        assertRefused(
                lab.run(Map.of("sources", sources)),
                "InvalidInput",
                "the fleet has 1,001 sources, and may have 1,000 at attempt 1: split them across several fleets.");
    }

    @Test
    void tags_thatNothingCarries_areReportedAndFail() {
        Execution fleet = lab.run("{\"tags\": {\"lakelift\": \"nihgtly\"}}");

        assertRefused(
                fleet,
                "NoSourceFound",
                "No source carries the tags {lakelift=nihgtly}: check their spelling, in the fleet's input and on the databases.");
    }

    private void assertRefused(Execution fleet, String error, String sentence) {
        assertThat(fleet.error()).isEqualTo(error);
        assertThat(FleetLab.result(fleet).path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(FleetLab.result(fleet).path("why").asText()).isEqualTo(sentence);
        assertThat(lab.exports()).isEmpty();
        assertThat(lab.notices).singleElement().satisfies(notice -> {
            assertThat(notice.text()).contains("nothing was started", sentence);
            assertThat(notice.attributes()).containsEntry("outcome", "REFUSED").containsEntry("role", "fleet");
        });
    }
}
