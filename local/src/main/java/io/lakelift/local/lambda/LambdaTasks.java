package io.lakelift.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Executes the Lambda tasks of a state machine: calls the function, and returns its response in the form of Step
 * Functions' optimised integration, {@code lambda:invoke}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
public final class LambdaTasks implements TaskExecutor {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Invoker functions;
    private final UnaryOperator<String> names;

    /** @param names maps the FunctionName in a definition to the function's name in {@code functions} */
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

    /**
     * A task's result in Step Functions' form, but without the SDK's metadata.
     *
     * @param payload the function's response as plain Java, not null
     */
    public static Map<String, Object> result(Object payload) {
        return Map.of("ExecutedVersion", "$LATEST", "StatusCode", 200, "Payload", payload);
    }
}
