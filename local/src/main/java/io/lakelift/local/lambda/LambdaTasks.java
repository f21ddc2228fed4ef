package io.lakelift.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Executes {@code lambda:invoke} tasks: calls the function and returns its response as the optimised integration
 * would.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
public final class LambdaTasks implements TaskExecutor {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Invoker functions;
    private final UnaryOperator<String> names;

    /** @param names maps a definition's FunctionName to the name by which {@code functions} knows the function */
    public LambdaTasks(Invoker functions, UnaryOperator<String> names) {
        this.functions = functions;
        this.names = names;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        String function = names.apply(String.valueOf(arguments.get("FunctionName")));
        try {
            switch (functions.invoke(function, MAPPER.writeValueAsString(arguments.get("Payload")))) {
                case FunctionResult.Success answer ->
                    reply.succeed(result(MAPPER.readValue(answer.payload(), Object.class)));
                case FunctionResult.Failed failed -> reply.fail(failed.error(), failed.cause());
            }
        } catch (JsonProcessingException e) {
            reply.fail("Lambda.Unknown", "The answer of " + function + " is no JSON: " + e.getOriginalMessage());
        }
    }

    /** What a state sees of an answer: the payload in the service's envelope. */
    public static Map<String, Object> result(Object payload) {
        return Map.of("ExecutedVersion", "$LATEST", "StatusCode", 200, "Payload", payload);
    }
}
