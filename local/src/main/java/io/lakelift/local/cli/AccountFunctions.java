package io.lakelift.local.cli;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Deployment;
import io.lakelift.export.Services;
import io.lakelift.handler.CancelExport;
import io.lakelift.handler.FindOrphans;
import io.lakelift.handler.Notify;
import io.lakelift.handler.PollExport;
import io.lakelift.handler.StartExport;
import io.lakelift.local.asl.TaskCall;
import io.lakelift.local.asl.TaskReply;
import io.lakelift.local.asl.Tasks;
import io.lakelift.local.lambda.Output;
import io.lakelift.notice.Notices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The deployed functions' handlers, called in this process: credentials that the SDK renews while an export runs reach
 * them, and no other process ever holds them.
 */
final class AccountFunctions implements Tasks {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, RequestStreamHandler> handlers;
    private final Output output;

    /** @param output takes what the handlers log */
    AccountFunctions(Deployment deployment, Services services, Notices notices, Output output) {
        this.output = output;
        handlers = Map.of(
                Machine.START, new StartExport(deployment, services),
                Machine.POLL, new PollExport(deployment, services),
                Machine.CANCEL, new CancelExport(deployment, services),
                Machine.ORPHANS, new FindOrphans(deployment, services),
                Machine.NOTIFY, new Notify(notices));
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        String name = Machine.functionName(String.valueOf(arguments.get("FunctionName")));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handlers.get(name)
                    .handleRequest(
                            new ByteArrayInputStream(MAPPER.writeValueAsBytes(arguments.get("Payload"))),
                            answer,
                            new HandlerContext(name, logger(name)));
            reply.succeed(Map.of(
                    "ExecutedVersion",
                    "$LATEST",
                    "StatusCode",
                    200,
                    "Payload",
                    MAPPER.readValue(answer.toByteArray(), Object.class)));
        } catch (IOException | RuntimeException thrown) {
            reply.fail(thrown.getClass().getName(), cause(thrown));
        }
    }

    /** As Lambda words what a handler threw. */
    private static String cause(Exception thrown) {
        try {
            return MAPPER.writeValueAsString(MAPPER.createObjectNode()
                    .put("errorMessage", thrown.getMessage())
                    .put("errorType", thrown.getClass().getName()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text that is no JSON", e);
        }
    }

    private LambdaLogger logger(String function) {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                output.line(function, message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
