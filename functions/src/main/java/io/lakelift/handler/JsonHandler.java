package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Text;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.EventRefused;
import io.lakelift.export.error.InvalidInput;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function as all of them are: read the payload, make one call, write the answer, log one line. It handles the streams
 * itself because Lambda's own serialisation knows no records. Public, because Lambda calls the method by reflection.
 */
public abstract class JsonHandler implements RequestStreamHandler {
    private static final String TWICE = "Duplicate field '";
    /** A report may carry a warning of 100,000 characters; the notice has it. */
    private static final int LONGEST_LINE = 8000;

    /** @return what the state machine sees as the Payload */
    abstract Object handle(Call call);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String execution = "unknown";
        Object answer;
        try {
            Call call = Call.read(payload(in));
            execution = call.execution().name();
            answer = handle(call);
        } catch (RuntimeException e) {
            log(context, level(e), execution, e.getClass().getSimpleName() + ": " + e.getMessage());
            throw e;
        }
        log(context, LogLevel.INFO, execution, answer.toString());
        Json.MAPPER.writeValue(out, answer);
    }

    /** What the state machine tries again or takes for an answer is no error yet. */
    private static LogLevel level(RuntimeException thrown) {
        return switch (thrown) {
            case Throttled throttled -> LogLevel.WARN;
            case ServiceUnavailable unavailable -> LogLevel.WARN;
            case CancelTooLate ended -> LogLevel.WARN;
            case EventRefused event -> LogLevel.WARN;
            default -> LogLevel.ERROR;
        };
    }

    private static JsonNode payload(InputStream in) throws IOException {
        try {
            return Json.MAPPER.readTree(in);
        } catch (JsonProcessingException e) {
            throw new InvalidInput(unreadable(e.getOriginalMessage()));
        }
    }

    private static String unreadable(String said) {
        return said.startsWith(TWICE)
                ? "the payload has the field %s twice in one object: leave one of them out."
                        .formatted(Text.quoted(said.substring(TWICE.length(), said.length() - 1)))
                : ("the payload cannot be read, %s: give JSON that is nested at most %d times, with numbers of at most"
                                + " %d digits.")
                        .formatted(Text.line(said, 200), Json.DEEPEST, Json.LONGEST_NUMBER);
    }

    /** With its level: Lambda's JSON format writes "UNDEFINED" for a line without one, and filters by it. */
    private void log(Context context, LogLevel level, String execution, String result) {
        context.getLogger()
                .log(
                        Text.line(
                                "%s execution=%s %s".formatted(getClass().getSimpleName(), execution, result),
                                LONGEST_LINE),
                        level);
    }
}
