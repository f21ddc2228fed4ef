package io.lakelift.fakes.states;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.Moments;
import io.lakelift.asl.StrictJson;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The SDK integrations for four operations of Step Functions' own API. Members are in PascalCase, times are ISO-8601
 * strings, and errors are named {@code Sfn.…Exception}. An execution's input is a JSON text, as in the API, not an
 * object.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">SDK integrations</a>
 */
final class SdkCalls implements TaskExecutor {
    static final String PREFIX = "aws-sdk:sfn:";
    static final List<String> OPERATIONS =
            List.of("describeExecution", "listExecutions", "startExecution", "stopExecution");

    private final LocalStates states;

    SdkCalls(LocalStates states) {
        this.states = states;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Arguments arguments = Arguments.of(call);
        try {
            reply.succeed(
                    switch (call.resource().substring(call.resource().lastIndexOf(':') + 1)) {
                        case "describeExecution" -> describe(arguments);
                        case "listExecutions" -> list(arguments);
                        case "startExecution" -> start(call, arguments);
                        default -> stop(arguments);
                    });
        } catch (StatesError error) {
            reply.fail("Sfn." + error.exceptionName(), cause(error, call));
        }
    }

    /** The Cause of a failed call, in the words of the SDK. */
    static String cause(StatesError error, TaskCall call) {
        return "%s (Service: Sfn, Status Code: 400, Request ID: %s)"
                .formatted(error.getMessage(), Arns.uuid(call.context(), call.attempt(), call.arguments()));
    }

    private Map<String, Object> describe(Arguments arguments) {
        return states.describe(arguments.required("ExecutionArn")).all(SdkCalls::date);
    }

    private Map<String, Object> list(Arguments arguments) {
        if (arguments.value("MapRunArn").isPresent()
                || arguments.value("RedriveFilter").isPresent()) {
            throw new Arguments.InvalidArguments("MapRunArn and RedriveFilter are not supported");
        }
        Slice<Description> page = states.list(
                states.arns().machineName(arguments.required("StateMachineArn")),
                arguments.text("StatusFilter").map(SdkCalls::status),
                arguments.text("NextToken"),
                arguments.number("MaxResults", 0));
        Map<String, Object> answer = new TreeMap<>();
        answer.put(
                "Executions",
                page.items().stream().map(one -> one.item(SdkCalls::date)).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }

    private Map<String, Object> start(TaskCall call, Arguments arguments) {
        Execution started = states.start(
                states.arns().machineName(arguments.required("StateMachineArn")),
                arguments.text("Name").orElseGet(() -> Arns.uuid(call.context(), call.attempt())),
                input(arguments.text("Input")));
        return new TreeMap<>(Map.of(
                "ExecutionArn", started.start().arn(),
                "StartDate", date(started.start().startTime())));
    }

    private static Object input(Optional<String> text) {
        try {
            return StrictJson.read(text.orElse("{}"));
        } catch (IllegalArgumentException e) {
            throw StatesError.invalidInput(e.getMessage());
        }
    }

    private Map<String, Object> stop(Arguments arguments) {
        String arn = arguments.required("ExecutionArn");
        states.stop(
                arn, arguments.text("Error").orElse(""), arguments.text("Cause").orElse(""));
        return Map.of("StopDate", date(states.describe(arn).stopDate().orElseThrow()));
    }

    private static Status status(String text) {
        try {
            return Status.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw StatesError.invalid("Value at 'statusFilter' failed to satisfy constraint: a status, not " + text);
        }
    }

    private static Object date(Instant instant) {
        return Moments.format(instant);
    }
}
