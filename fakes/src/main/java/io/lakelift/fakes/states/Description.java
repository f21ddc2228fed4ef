package io.lakelift.fakes.states;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.StrictJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An execution as it was at one moment: what DescribeExecution returns.
 *
 * @param output the execution's output, as plain Java; null unless the execution SUCCEEDED
 * @param error the error that ended the execution; empty, as is {@code cause}, if there is none
 * @param notRedrivable why it cannot be redriven; empty if it can
 */
public record Description(
        String executionArn,
        String stateMachineArn,
        String name,
        Status status,
        Instant startDate,
        Optional<Instant> stopDate,
        Object input,
        Object output,
        String error,
        String cause,
        int redriveCount,
        Optional<Instant> redriveDate,
        Optional<String> notRedrivable) {

    static Description of(Execution execution, Instant now) {
        return new Description(
                execution.start().arn(),
                execution.start().machineArn(),
                execution.start().name(),
                execution.status(),
                execution.start().startTime(),
                execution.stopTime(),
                execution.start().input(),
                execution.output(),
                execution.error(),
                execution.cause(),
                execution.redrives().count(),
                execution.redrives().last(),
                execution.redrives().refusal(execution, now));
    }

    public String inputText() {
        return StrictJson.write(input);
    }

    /** The output as JSON text; empty unless it SUCCEEDED. */
    public Optional<String> outputText() {
        return status == Status.SUCCEEDED ? Optional.of(StrictJson.write(output)) : Optional.empty();
    }

    /** The execution without its data: an item of ListExecutions, with the member names of SDK integrations. */
    Map<String, Object> item(Function<Instant, Object> date) {
        Map<String, Object> item = new TreeMap<>();
        item.put("ExecutionArn", executionArn);
        item.put("StateMachineArn", stateMachineArn);
        item.put("Name", name);
        item.put("Status", status.name());
        item.put("StartDate", date.apply(startDate));
        stopDate.ifPresent(stop -> item.put("StopDate", date.apply(stop)));
        item.put("RedriveCount", redriveCount);
        redriveDate.ifPresent(redriven -> item.put("RedriveDate", date.apply(redriven)));
        return item;
    }

    /** The whole execution, with Input and Output as JSON texts and the member names of SDK integrations. */
    Map<String, Object> all(Function<Instant, Object> date) {
        Map<String, Object> all = item(date);
        all.put("Input", inputText());
        all.put("InputDetails", Map.of("Included", true));
        outputText().ifPresent(text -> {
            all.put("Output", text);
            all.put("OutputDetails", Map.of("Included", true));
        });
        if (!error.isEmpty()) {
            all.put("Error", error);
        }
        if (!cause.isEmpty()) {
            all.put("Cause", cause);
        }
        all.put("RedriveStatus", redriveStatus());
        notRedrivable.ifPresent(reason -> all.put("RedriveStatusReason", reason));
        return all;
    }

    public String redriveStatus() {
        return notRedrivable.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE";
    }
}
