package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function as all of them are: read the payload, make one call, write the answer, log one line. It handles the streams
 * itself because Lambda's own serialisation knows no records. Public, because Lambda calls the method by reflection.
 */
public abstract class JsonHandler implements RequestStreamHandler {
    private static final String TWICE = "Duplicate field '";

    /** @return what the state machine sees as the Payload */
    abstract Object handle(Call call);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Call call = Call.read(payload(in));
        Object answer;
        try {
            answer = handle(call);
        } catch (RuntimeException e) {
            log(context, call, e.getClass().getSimpleName() + ": " + e.getMessage());
            throw e;
        }
        log(context, call, answer.toString());
        Json.MAPPER.writeValue(out, answer);
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

    private void log(Context context, Call call, String result) {
        context.getLogger()
                .log("%s execution=%s %s"
                        .formatted(getClass().getSimpleName(), call.execution().name(), result));
    }
}
