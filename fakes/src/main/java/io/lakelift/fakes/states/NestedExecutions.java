package io.lakelift.fakes.states;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.StrictJson;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The optimised integration that starts an execution from another one. Times are in epoch milliseconds. If the
 * child cannot be started, the error is named {@code StepFunctions.…Exception}. A child that its parent waits for is
 * stopped with the parent; if the child does not succeed, the Task fails with {@code States.TaskFailed}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Nested executions</a>
 */
final class NestedExecutions implements TaskExecutor {
    static final String START = "states:startExecution";
    static final String START_AND_WAIT = START + ".sync:2";

    private static final String ABORTED =
            "The Task state in AWS Step Functions execution [%s] which was managing this resource was aborted";

    private final LocalStates states;

    NestedExecutions(LocalStates states) {
        this.states = states;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Execution child;
        try {
            child = start(call, Arguments.of(call));
        } catch (StatesError error) {
            reply.fail("StepFunctions." + error.exceptionName(), SdkCalls.cause(error, call));
            return;
        }
        if (call.resource().endsWith(START)) {
            reply.succeed(new TreeMap<>(Map.of(
                    "ExecutionArn", child.start().arn(),
                    "StartDate", date(child.start().startTime()))));
            return;
        }
        reply.onStop(() -> child.stop("", ABORTED.formatted(parent(call))));
        child.onEnd(ended -> answer(states.describe(ended.start().arn()), reply));
    }

    private Execution start(TaskCall call, Arguments arguments) {
        return states.start(
                states.arns().machineName(arguments.required("StateMachineArn")),
                arguments.text("Name").orElseGet(() -> Arns.uuid(call.context(), call.attempt())),
                input(arguments.value("Input").orElse(Map.of())));
    }

    /** A text is replaced by the JSON object or array that it contains, if it contains one. */
    private static Object input(Object given) {
        if (given instanceof String text) {
            try {
                Object held = StrictJson.read(text);
                return held instanceof Map || held instanceof List ? held : given;
            } catch (IllegalArgumentException e) {
                return given;
            }
        }
        return given;
    }

    private static void answer(Description child, TaskReply reply) {
        Map<String, Object> all = child.all(NestedExecutions::date);
        if (child.status() == Status.SUCCEEDED) {
            all.put("Input", child.input());
            all.put("Output", child.output());
            reply.succeed(all);
        } else {
            reply.fail("States.TaskFailed", StrictJson.write(all));
        }
    }

    private static Object date(Instant instant) {
        return instant.toEpochMilli();
    }

    private static Object parent(TaskCall call) {
        return call.context().get("Execution") instanceof Map<?, ?> execution ? execution.get("Id") : "";
    }
}
