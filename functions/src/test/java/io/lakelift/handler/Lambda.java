package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a handler as Lambda would, and keeps what it logs. */
public final class Lambda implements Context, LambdaLogger {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public final List<String> log = new ArrayList<>();
    public final List<LogLevel> levels = new ArrayList<>();

    public String call(RequestStreamHandler handler, String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a function answers, a second after its execution has begun. */
    public JsonNode answer(RequestStreamHandler handler, String rest) {
        return json(call(handler, payload(rest)));
    }

    /** @param now in ISO-8601 */
    JsonNode answerAt(String now, RequestStreamHandler handler, String rest) {
        return json(call(handler, payload(rest).replace("2026-11-21T02:00:01.000Z", now)));
    }

    /** The end that a function answers; missing where it answers none. */
    public JsonNode end(RequestStreamHandler handler, String rest) {
        return answer(handler, rest).path("end");
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String payload(String rest) {
        return """
                {"execution": {"arn": "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:night-1",
                 "name": "night-1", "startTime": "2026-11-21T02:00:00.000Z"},
                 "now": "2026-11-21T02:00:01.000Z", %s}""".formatted(rest);
    }

    @Override
    public void log(String message, LogLevel level) {
        log.add(message);
        levels.add(level);
    }

    @Override
    public void log(String message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public String getLogGroupName() {
        return "group";
    }

    @Override
    public String getLogStreamName() {
        return "stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:123456789012:function:function";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 30_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }
}
