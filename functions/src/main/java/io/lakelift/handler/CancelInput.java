package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.error.InvalidInput;
import java.util.List;

/** Reads the input of an execution that cancels: {@code {"cancel": {"exportTaskIdentifier": "…"}}}. */
final class CancelInput {
    private static final List<String> OTHER_KINDS = List.of("detail-type", "adopt", "sourceArn");

    private CancelInput() {}

    /** @throws InvalidInput with one sentence that names the field, its value and what would be right */
    static ExportTaskIdentifier read(JsonNode input) {
        Fields fields = new Fields("the input", input);
        for (String kind : OTHER_KINDS) {
            if (fields.has(kind)) {
                throw new InvalidInput(
                        "the input has both cancel and %s: give one of them, an execution does one thing."
                                .formatted(kind));
            }
        }
        Fields cancel = fields.object("cancel");
        ExportTaskIdentifier identifier = new ExportTaskIdentifier(cancel.text("exportTaskIdentifier"));
        cancel.rejectUnread();
        fields.rejectUnread();
        return identifier;
    }
}
