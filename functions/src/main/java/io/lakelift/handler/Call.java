package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportTaskIdentifier;
import java.time.Instant;

/**
 * What the state machine sends with every call.
 *
 * @param execution on whose behalf
 * @param now the state machine's time; the functions read no clock of their own, so that a night can be replayed
 * @param fields the rest of the payload
 */
record Call(Execution execution, Instant now, Fields fields) {

    static Call read(JsonNode payload) {
        Fields fields = new Fields("the payload", payload);
        Fields execution = fields.object("execution");
        Execution read = new Execution(execution.text("arn"), execution.text("name"), execution.instant("startTime"));
        execution.rejectUnread();
        return new Call(read, fields.instant("now"), fields);
    }

    ExportTaskIdentifier exportTaskIdentifier() {
        return new ExportTaskIdentifier(fields.text("exportTaskIdentifier"));
    }
}
