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
 * What the state machine sends with every call.
 *
 * @param execution on whose behalf
 * @param now the state machine's time; the functions read no clock of their own, so that a night can be replayed
 * @param fields the rest of the payload
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
     * Reads what a definition has written, not a person.
     *
     * @throws IllegalArgumentException if it cannot be read, which is not a refusal of an input
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
        Arn.parse("execution.arn", arn);
        ExecutionContext read = new ExecutionContext(arn, fields.text("name"), fields.instant("startTime"));
        fields.rejectUnread();
        return read;
    }

    /** The service that is meant, if only one is. */
    Service service() {
        String service = fields.text("service");
        return PreviousReport.named(Service.values(), "service", service);
    }
}
