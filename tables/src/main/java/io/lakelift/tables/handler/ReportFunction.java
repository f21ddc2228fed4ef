package io.lakelift.tables.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The common part of functions that take the state machine's last report on an export, and return it with what they
 * found or did. Each call logs one line. The state machine retries after any exception. The class is public because
 * Lambda calls its method by reflection.
 */
public abstract class ReportFunction implements RequestStreamHandler {
    private static final int LONGEST_LINE = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String field;

    /** @param field the field of the answer that says what was done, and is logged */
    ReportFunction(String field) {
        this.field = field;
    }

    /**
     * Does the function's work.
     *
     * @param report the last report, which may be changed and returned
     */
    abstract ObjectNode answer(ObjectNode report, Instant now);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        JsonNode payload = JSON.readTree(in);
        String execution = payload.at("/execution/name").asText("unknown");
        ObjectNode answer;
        try {
            if (!(payload.path("previous") instanceof ObjectNode previous)) {
                throw new IllegalArgumentException("previous is missing: give the last report.");
            }
            answer = answer(previous, Instant.parse(payload.path("now").asText()));
        } catch (RuntimeException e) {
            log(context, LogLevel.ERROR, execution, e.getClass().getSimpleName() + ": " + e.getMessage());
            throw e;
        }
        log(context, LogLevel.INFO, execution, answer.path(field).toString());
        JSON.writeValue(out, answer);
    }

    private void log(Context context, LogLevel level, String execution, String result) {
        String line = "%s execution=%s %s".formatted(getClass().getSimpleName(), execution, result);
        context.getLogger().log(Text.line(line, LONGEST_LINE), level);
    }
}
