package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.export.error.NoticeRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call is one line with a level, however it ends: in Lambda's JSON format a line without one is "UNDEFINED". */
class LogLineTest {
    private final Lambda lambda = new Lambda();

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new Throttled("slow down", null), LogLevel.WARN),
                Arguments.of(new ServiceUnavailable("no answer", null), LogLevel.WARN),
                Arguments.of(new NoticeRefused("the topic is gone", null), LogLevel.ERROR),
                Arguments.of(new IllegalStateException("a fault of ours"), LogLevel.ERROR));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void callThatFails_isALineWithItsLevel(RuntimeException thrown, LogLevel level) {
        JsonHandler failing = new JsonHandler() {
            @Override
            Object handle(CallContext call) {
                throw thrown;
            }
        };

        assertThat(catchThrowable(() -> lambda.call(failing, Lambda.payload("\"a\": 1"))))
                .isSameAs(thrown);
        assertThat(lambda.levels).containsExactly(level);
        assertThat(lambda.log)
                .singleElement()
                .asString()
                .endsWith("execution=night-1 " + thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }

    @Test
    void refusal_isAnAnswerThatWarns() {
        lambda.call(
                new StartExport(Samples.DEPLOYMENT, new InMemoryExportGateway().services()),
                Lambda.payload("\"input\": {\"sourceArn\": \"orders\"}"));

        assertThat(lambda.levels).containsExactly(LogLevel.WARN);
        assertThat(lambda.log).singleElement().asString().contains("InvalidInput", "sourceArn");
    }

    @Test
    void callThatSucceeds_isAnInfoOfOneShortLine() {
        lambda.call(answering("one\ntwo" + "x".repeat(100_000)), Lambda.payload("\"a\": 1"));

        assertThat(lambda.levels).containsExactly(LogLevel.INFO);
        assertThat(lambda.log).singleElement().asString().contains("one two").hasSizeLessThanOrEqualTo(8000);
    }

    @Test
    void payloadThatCannotBeRead_isALineToo() {
        assertThat(catchThrowable(() -> lambda.call(answering("never"), "{\"execution\"")))
                .matches(Refusal.INVALID_INPUT::is);
        assertThat(lambda.levels).containsExactly(LogLevel.ERROR);
        assertThat(lambda.log)
                .singleElement()
                .asString()
                .contains("execution=unknown InvalidInput: the payload cannot be read");
    }

    private static JsonHandler answering(String answer) {
        return new JsonHandler() {
            @Override
            Object handle(CallContext call) {
                return answer;
            }
        };
    }
}
