package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.asl.TaskCall;
import io.lakelift.local.asl.TaskReply;
import io.lakelift.local.asl.Tasks;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.lambda.FunctionResult;
import java.util.Map;

/**
 * Does the work of {@code lambda:invoke}: calls the packaged function, and hands its answer over as the optimised
 * integration does.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
final class LambdaTasks implements Tasks {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    private final FunctionHost host;

    LambdaTasks(FunctionHost host) {
        this.host = host;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        if (!call.resource().equals(INVOKE)) {
            reply.fail("States.Runtime", "Only " + INVOKE + " runs here, not " + call.resource());
            return;
        }
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        String function = Machine.functionName(String.valueOf(arguments.get("FunctionName")));
        try {
            switch (host.invoke(function, MAPPER.writeValueAsString(arguments.get("Payload")))) {
                case FunctionResult.Success answer ->
                    reply.succeed(Map.of(
                            "ExecutedVersion",
                            "$LATEST",
                            "StatusCode",
                            200,
                            "Payload",
                            MAPPER.readValue(answer.payload(), Object.class)));
                case FunctionResult.Failed failed -> reply.fail(failed.error(), failed.cause());
            }
        } catch (JsonProcessingException e) {
            reply.fail("Lambda.Unknown", "The answer of " + function + " is no JSON: " + e.getOriginalMessage());
        }
    }
}
