package io.lakelift.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.handler.Notify;
import io.lakelift.sfn.SfnExecutions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The handlers in this process log as they do on Lambda: a line for each call, with its level. */
class HandlersTest {

    @Test
    void logLine_beginsWithItsLevel() {
        List<String> lines = new ArrayList<>();
        Handlers handlers = new Handlers(
                List.of(new Notify(
                        notice -> "message-1",
                        new SfnExecutions(
                                SfnClient.builder().region(Region.EU_WEST_1).build(), "arn:x"))),
                (function, line) -> lines.add(line));

        handlers.invoke("Notify", "{}");

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("ERROR Notify execution=unknown InvalidInput: execution is missing from the payload");
    }
}
