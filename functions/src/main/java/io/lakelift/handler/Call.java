package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.Execution;
import io.lakelift.export.Service;
import io.lakelift.export.TaskRef;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.time.Instant;
import java.util.Arrays;

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
        return new Call(execution(fields.object("execution")), fields.instant("now"), fields);
    }

    static Execution execution(Fields fields) {
        String arn = fields.text("arn");
        Arn.parse("execution.arn", arn);
        Execution read = new Execution(arn, fields.text("name"), fields.instant("startTime"));
        fields.rejectUnread();
        return read;
    }

    /** The task that the state machine carries: {@code {"service": "RDS", "id": "…"}}. */
    TaskRef task() {
        Fields task = fields.object("task");
        TaskRef read = new TaskRef(service(task), task.text("id"));
        task.rejectUnread();
        return read;
    }

    /** The service that is meant, where only one is. */
    Service service() {
        return service(fields);
    }

    private static Service service(Fields of) {
        String service = of.text("service");
        return Arrays.stream(Service.values())
                .filter(each -> each.name().equals(service))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInput("service %s is none: give RDS or FSX.".formatted(Text.quoted(service))));
    }
}
