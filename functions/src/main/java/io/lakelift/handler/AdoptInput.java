package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.TaskRef;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.util.List;

/**
 * Reads the input of an execution that adopts an export: {@code {"adopt": {"exportTaskIdentifier": "…"}}}, or the same
 * with a taskId.
 */
final class AdoptInput {
    private static final List<String> BY = List.of("exportTaskIdentifier", "taskId");

    private AdoptInput() {}

    /** @throws ExportRefused with one sentence that names the field, its value and what would be right */
    static TaskRef read(JsonNode input) {
        Fields fields = JsonTree.ofInput(input);
        InputKinds.refuseOthers(fields, "adopt");
        Fields adopt = fields.object("adopt");
        if (BY.stream().allMatch(adopt::has)) {
            throw Refusal.INVALID_INPUT.because("adopt names 2 exports: give one of exportTaskIdentifier, taskId.");
        }
        BY.forEach(adopt::value);
        adopt.rejectUnread();
        TaskRef task = TaskInput.read(adopt)
                .orElseThrow(() ->
                        Refusal.INVALID_INPUT.because("adopt has neither exportTaskIdentifier nor taskId: add one."));
        fields.rejectUnread();
        return task;
    }
}
