package io.lakelift.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.handler.Notify;
import io.lakelift.sfn.SfnExecutions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The handlers in this process log as they do on Lambda: a line for each call, with its level. */
class InProcessHandlersTest {

    @Test
    void logLine_beginsWithItsLevel() {
        List<String> lines = new ArrayList<>();
        InProcessHandlers handlers = new InProcessHandlers(
                List.of(new Notify(
                        "lakelift",
                        notice -> "message-1",
                        new SfnExecutions(InProcessHandlersTest::noClient, "arn:x"))),
                (function, line) -> lines.add(line));

        handlers.invoke("Notify", "{}");

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("ERROR Notify execution=unknown InvalidInput: execution is missing from the payload");
    }

    /** A call that has no question for Step Functions makes no client, for which a cold start would pay. */
    private static SfnClient noClient() {
        throw new AssertionError("nothing is asked of Step Functions");
    }
}
