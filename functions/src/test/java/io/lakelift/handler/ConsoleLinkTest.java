package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field by which Step Functions' console links an execution to the one that started it changes nothing. */
class ConsoleLinkTest {
    private static final String LINK =
            "\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\": \"arn:aws:states:eu-west-1:123456789012:execution:p:one\"";

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final Lambda lambda = new Lambda();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:snapshot:orders\"",
                "\"sourceArn\": \"arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0\"",
                "\"detail-type\": \"RDS DB Snapshot Event\", \"source\": \"aws.rds\", \"detail\": {\"EventID\":"
                        + " \"RDS-EVENT-0042\", \"SourceArn\": \"arn:aws:rds:eu-west-1:123456789012:snapshot:orders\"}"
            })
    void export_isTheSameWithIt(String fields) {
        String plain = call(new StartExport(Samples.DEPLOYMENT, exports.services()), fields);

        assertThat(call(new StartExport(Samples.DEPLOYMENT, exports.services()), fields + ", " + LINK))
                .isEqualTo(plain);
    }

    @Test
    void cancelAndAdoption_areTakenWithIt() {
        String fields = "\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:snapshot:orders\"";
        call(new StartExport(Samples.DEPLOYMENT, exports.services()), fields);
        Map<String, String> byId = Map.of(
                "adopt", call(new PollExport(Samples.DEPLOYMENT, exports.services()), of("adopt")),
                "cancel", call(new CancelExport(Samples.DEPLOYMENT, exports.services()), of("cancel")));

        assertThat(byId.get("adopt")).contains("\"role\":\"adopted\"");
        assertThat(byId.get("cancel")).contains("\"role\":\"cancel\"", "CANCEL");
    }

    private String of(String kind) {
        String id = exports.tasks().keySet().iterator().next();
        return "\"%s\": {\"exportTaskIdentifier\": \"%s\"}, %s".formatted(kind, id, LINK);
    }

    private String call(JsonHandler handler, String fields) {
        return lambda.call(handler, Lambda.payload("\"input\": {" + fields + "}"));
    }
}
