package io.lakelift.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.asl.TaskCall;
import io.lakelift.local.asl.TaskReply;
import io.lakelift.local.asl.Tasks;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.lambda.FunctionResult;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Does the work of {@code lambda:invoke}: calls the packaged function, and hands its answer over as the optimised
 * integration does.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
public final class LambdaTasks implements Tasks {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FunctionHost host;
    private final UnaryOperator<String> names;

    /** @param names gives the host's name for the function that a definition calls so */
    public LambdaTasks(FunctionHost host, UnaryOperator<String> names) {
        this.host = host;
        this.names = names;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        String function = names.apply(String.valueOf(arguments.get("FunctionName")));
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
