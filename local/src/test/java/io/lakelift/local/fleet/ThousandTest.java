package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.local.asl.Execution;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand sources stay below every limit of Step Functions and SNS, also where all of them fail with long causes. */
class ThousandTest {
    private static final int PAYLOAD = 262_144;

    @ParameterizedTest(name = "{1} of {0} fail at attempt {2}")
    @CsvSource({
        "1000, 0, 1, 0",
        "1000, 20, 1, 0",
        "1000, 1000, 1, 0",
        "733, 733, 2, 0",
        "1000, 1000, 1, 144",
        "1000, 20, 1, 144"
    })
    void manySources_stayBelowTheLimits(int count, int failing, int attempt, int length) {
        FleetLab lab = new FleetLab();
        List<String> sources = IntStream.range(0, count)
                .mapToObj(
                        "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:a-database-with-a-rather-long-name-%04d-2026-11-20-03-10"
                                ::formatted)
                .map(arn -> length == 0 ? arn : arn + "x".repeat(length - arn.length()))
                .toList();
        sources.stream().limit(failing).forEach(source -> lab.fails(source, 3000));
        Execution fleet = lab.run(Map.of("fleet", "nightly", "sources", sources, "attempt", attempt));

        assertThat(fleet.error()).isEqualTo(failing == 0 ? "" : "FleetFailed");
        int payload = lab.payloads.getFirst().toString().getBytes(StandardCharsets.UTF_8).length;
        String message = FleetLab.MAPPER
                .createObjectNode()
                .put("default", lab.notices.getFirst().data())
                .put("email", lab.notices.getFirst().text())
                .toString();
        int sent = message.getBytes(StandardCharsets.UTF_8).length;
        System.out.printf(
                "%d sources at attempt %d, %d fail: %d history events of 25000, %d bytes of payload and %d of message of 262144%n",
                count, attempt, failing, fleet.historyEvents(), payload, sent);
        assertThat(fleet.historyEvents()).isLessThan(23_000);
        assertThat(payload).isLessThan(PAYLOAD);
        assertThat(sent).isLessThan(PAYLOAD);
        JsonNode data = FleetLab.read(lab.notices.getFirst().data(), JsonNode.class);
        assertThat(data.path("counts").path("FAILED").asInt()).isEqualTo(failing);
        assertThat(data.path("failures")).hasSize(Math.min(20, failing));
        assertThat(data.path("exports").size() + data.path("exportsOmitted").asInt())
                .isEqualTo(count);
        assertThat(fleet.cause()).hasSizeLessThan(32_768);
    }
}
