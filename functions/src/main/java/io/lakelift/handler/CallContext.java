package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Service;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.input.Fields;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What every call of a function contains: who calls, the time, and the function's own fields. The caller is an
 * execution; only {@link MeasureFreshness} is called by EventBridge Scheduler.
 *
 * @param execution the execution that makes the call; for {@link MeasureFreshness}, the schedule in its place
 * @param now the caller's time; the functions decide nothing by a clock of their own, so that a night can be replayed
 * @param fields the payload's fields, of which those for execution and time have been read
 */
record CallContext(ExecutionContext execution, Instant now, Fields fields) {

    static CallContext read(JsonNode payload) {
        Fields fields = JsonTree.fields("the payload", payload);
        return new CallContext(execution(fields.object("execution")), fields.instant("now"), fields);
    }

    /** Call this after reading all known fields: it refuses a field that was not read. */
    void rejectUnread() {
        ofTheDefinition(() -> {
            fields.rejectUnread();
            return true;
        });
    }

    /**
     * Reads fields that are written by the state machine's definition, not by a person.
     *
     * @throws IllegalArgumentException if a field is missing or wrong: a fault of the definition, not a refused input
     */
    <T> T ofTheDefinition(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (ExportRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static ExecutionContext execution(Fields fields) {
        String arn = fields.text("arn");
        Arn.parseExecution("execution.arn", arn);
        ExecutionContext read = new ExecutionContext(arn, fields.text("name"), fields.instant("startTime"));
        fields.rejectUnread();
        return read;
    }

    /** The one service that the call is about; call this only if the payload has the field. */
    Service service() {
        String service = fields.text("service");
        return PreviousReport.named(Service.values(), "service", service);
    }
}
