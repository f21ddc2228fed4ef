package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.lakelift.export.error.ExportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A function as all of them are: read the payload, make one call, write the answer, log one line. It handles the streams
 * itself because Lambda's own serialisation knows no records. Public, because Lambda calls the method by reflection.
 */
public abstract class JsonHandler implements RequestStreamHandler {
    /**
     * @return what the state machine sees as the Payload
     * @throws ExportRefused where something was refused; {@link #refused} says what that means here
     */
    abstract Object handle(Call call);

    /** What is answered where an execution's input was refused; without this, the refusal is thrown. */
    Object refused(Call call, ExportRefused refusal) {
        throw refusal;
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Payload payload = Payload.read(in);
        Call call = Call.read(payload.json());
        Object answer;
        try {
            answer = answer(call, payload);
        } catch (RuntimeException e) {
            log(context, call, e.getClass().getSimpleName() + ": " + e.getMessage());
            throw e;
        }
        log(context, call, answer.toString());
        Json.MAPPER.writeValue(out, answer);
    }

    private Object answer(Call call, Payload payload) {
        try {
            payload.fault().ifPresent(fault -> {
                throw fault;
            });
            return handle(call);
        } catch (ExportRefused e) {
            if (call.fields().has("input") || payload.fault().isPresent()) {
                return refused(call, e);
            }
            throw e;
        }
    }

    private void log(Context context, Call call, String result) {
        context.getLogger()
                .log("%s execution=%s %s"
                        .formatted(getClass().getSimpleName(), call.execution().name(), result));
    }
}
