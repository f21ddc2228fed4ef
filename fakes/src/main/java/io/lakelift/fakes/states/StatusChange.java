package io.lakelift.fakes.states;

import io.lakelift.asl.StrictJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The event that reports an execution's new status, as Step Functions sends it to EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions
 *     events</a>
 */
final class StatusChange {
    static final String DETAIL_TYPE = "Step Functions Execution Status Change";
    private static final long MOST_DATA = 248 * 1024;

    private StatusChange() {}

    static Map<String, Object> of(Description execution, Arns arns, Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", Arns.uuid(execution.executionArn(), execution.status(), execution.redriveCount(), now));
        event.put("detail-type", DETAIL_TYPE);
        event.put("source", "aws.states");
        event.put("account", arns.account());
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", arns.region());
        event.put("resources", List.of(execution.executionArn()));
        event.put("detail", detail(execution));
        return event;
    }

    private static Map<String, Object> detail(Description execution) {
        String input = execution.inputText();
        Optional<String> output = execution.outputText();
        long outputBytes = output.map(StrictJson::bytes).orElse(0L);
        boolean inputFits = StrictJson.bytes(input) + outputBytes <= MOST_DATA;
        boolean outputFits = outputBytes <= MOST_DATA;
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", execution.executionArn());
        detail.put("stateMachineArn", execution.stateMachineArn());
        detail.put("name", execution.name());
        detail.put("status", execution.status().name());
        detail.put("startDate", execution.startDate().toEpochMilli());
        detail.put("stopDate", millis(execution.stopDate()));
        detail.put("input", inputFits ? input : null);
        detail.put("output", outputFits ? output.orElse(null) : null);
        detail.put("stateMachineVersionArn", null);
        detail.put("stateMachineAliasArn", null);
        detail.put("redriveCount", execution.redriveCount());
        detail.put("redriveDate", millis(execution.redriveDate()));
        detail.put("redriveStatus", execution.redriveStatus());
        detail.put("redriveStatusReason", execution.notRedrivable().orElse(null));
        detail.put("inputDetails", Map.of("included", inputFits));
        detail.put(
                "outputDetails",
                output.map(text -> Map.of("included", outputFits)).orElse(null));
        detail.put("error", execution.error().isEmpty() ? null : execution.error());
        detail.put("cause", execution.cause().isEmpty() ? null : execution.cause());
        return detail;
    }

    private static Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
