package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.lakelift.export.ExportReport;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;

/**
 * The common part of the functions in this package: reads the payload, makes one call, logs one line and writes the
 * answer. It handles the streams itself because Lambda's own serialisation does not support records. It is public
 * because Lambda calls {@code handleRequest} by reflection.
 */
public abstract class JsonHandler implements RequestStreamHandler {
    /** A report may contain a warning of 100,000 characters, which is for the notice, not for the log. */
    private static final int LONGEST_LINE = 8000;

    /**
     * @return what the caller gets as the Payload
     * @throws ExportRefused if something was refused; {@link #refused} says what that means here
     */
    abstract Object handle(CallContext call);

    /** The answer if an execution's input was refused; by default, the refusal is thrown. */
    Object refused(CallContext call, ExportRefused refusal) {
        throw refusal;
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        handle(in, out, context.getLogger()::log);
    }

    /** @param log gets one line, with its level */
    final void handle(InputStream in, OutputStream out, BiConsumer<String, LogLevel> log) throws IOException {
        String execution = "unknown";
        Object answer;
        try {
            Payload payload = Payload.read(in);
            CallContext call = call(payload);
            execution = call.execution().name();
            answer = answer(call, payload);
        } catch (RuntimeException e) {
            log(log, level(e), execution, name(e) + ": " + e.getMessage());
            throw e;
        }
        log(log, level(answer), execution, answer.toString());
        Json.MAPPER.writeValue(out, answer);
    }

    /** If the payload cannot be read as far as its execution, that is reported, not a missing execution. */
    private static CallContext call(Payload payload) {
        try {
            return CallContext.read(payload.json());
        } catch (ExportRefused e) {
            throw payload.fault().orElse(e);
        }
    }

    private static String name(RuntimeException thrown) {
        return thrown instanceof ExportRefused refused
                ? refused.refusal().error()
                : thrown.getClass().getSimpleName();
    }

    /** A call that a service did not answer is retried and not yet an error; anything else is a fault. */
    private static LogLevel level(RuntimeException thrown) {
        return switch (thrown) {
            case Throttled throttled -> LogLevel.WARN;
            case ServiceUnavailable unavailable -> LogLevel.WARN;
            default -> LogLevel.ERROR;
        };
    }

    /** A refusal is an answer and no fault, but a warning makes it easy to find. */
    private static LogLevel level(Object answer) {
        boolean refused = switch (answer) {
            case ExportReport.Ended ended -> ended.end().outcome() == Outcome.REFUSED;
            case ExportReport.Following following -> following.refusedSince().isPresent();
            case ExportReport.Waiting waiting -> waiting.refusedSince().isPresent();
            default -> false;
        };
        return refused ? LogLevel.WARN : LogLevel.INFO;
    }

    private Object answer(CallContext call, Payload payload) {
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

    /**
     * Passes the level, because Lambda's JSON format writes "UNDEFINED" for a line without one, and filters by level.
     */
    private void log(BiConsumer<String, LogLevel> log, LogLevel level, String execution, String result) {
        log.accept(
                Text.line("%s execution=%s %s".formatted(getClass().getSimpleName(), execution, result), LONGEST_LINE),
                level);
    }
}
