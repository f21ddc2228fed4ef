package io.lakelift.tables.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Calls a function as the state machine does. */
final class FunctionCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionCall() {}

    /** @param logged gets what it logs */
    static JsonNode of(ReportFunction function, ObjectNode previous, Instant now, List<String> logged)
            throws IOException {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("execution").put("name", "night-1");
        payload.put("now", now.toString());
        payload.set("previous", previous);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(payload)), answer, context(logged));
        return JSON.readTree(answer.toByteArray());
    }

    private static Context context(List<String> logged) {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                logged.add(message);
            }

            @Override
            public void log(byte[] message) {
                logged.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> logger);
    }
}
