package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of refusals.txt: an input, and the one sentence that it gets before any call to AWS. */
class RefusalTest {
    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Lambda lambda = new Lambda();

    static Stream<Arguments> refusals() throws IOException {
        try (InputStream in = RefusalTest.class.getResourceAsStream("/refusals.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block -> block.strip().split("\n"))
                    .map(lines -> Arguments.of(lines[0], lines[1]));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void input_thatIsWrong_getsItsSentenceAndNoCall(String input, String sentence) {
        boolean cancel = input.contains("\"cancel\"");
        JsonHandler handler = cancel
                ? new CancelExport(Samples.DEPLOYMENT, exports.services())
                : new StartExport(Samples.DEPLOYMENT, exports.services());

        JsonNode end = lambda.end(handler, "\"input\": " + input);

        assertThat(end.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(end.path("error").asText()).isEqualTo("InvalidInput");
        assertThat(end.path("cause").asText()).isEqualTo(sentence);
        assertThat(exports.calls()).isEmpty();
    }

    @Test
    void input_absurdlyLong_getsAShortSentence() {
        String input = "{\"sourceArn\": \"" + "x\\u0000\\n".repeat(50_000) + "\"}";

        String cause = start(input).path("cause").asText();

        assertThat(cause).hasSizeBetween(1, 400).doesNotContain("\n", "\u0000");
    }

    @Test
    void input_nestedTooDeep_isRefused() {
        JsonNode end = start("[".repeat(600) + "]".repeat(600));

        assertThat(end.path("error").asText()).isEqualTo("InvalidInput");
        assertThat(end.path("cause").asText())
                .startsWith("the payload cannot be read")
                .endsWith("give JSON nested at most 500 levels deep, with numbers of at most 1000 digits.");
    }

    private JsonNode start(String input) {
        return lambda.end(new StartExport(Samples.DEPLOYMENT, exports.services()), "\"input\": " + input);
    }
}
