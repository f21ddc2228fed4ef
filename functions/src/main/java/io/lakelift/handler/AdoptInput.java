package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.TaskRef;
import io.lakelift.export.error.InvalidInput;

/** Reads the input of an execution that adopts: {@code {"adopt": {"exportTaskIdentifier": "…"}}}, or a taskId. */
final class AdoptInput {
    private AdoptInput() {}

    /** @throws InvalidInput with one sentence that names the field, its value and what would be right */
    static TaskRef read(JsonNode input) {
        Fields fields = new Fields("the input", input);
        InputKinds.refuseOthers(fields, "adopt");
        Fields adopt = fields.object("adopt");
        TaskRef task = TaskInput.read(adopt)
                .orElseThrow(() -> new InvalidInput("adopt has neither exportTaskIdentifier nor taskId: add one."));
        adopt.rejectUnread();
        fields.rejectUnread();
        return task;
    }
}
