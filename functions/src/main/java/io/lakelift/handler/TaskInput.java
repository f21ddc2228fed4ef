package io.lakelift.handler;

import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Service;
import io.lakelift.export.TaskRef;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.util.Optional;

/** Reads the name of a task: RDS's exportTaskIdentifier or FSx's taskId. */
final class TaskInput {
    private TaskInput() {}

    /** Empty if neither is present. */
    static Optional<TaskRef> read(Fields fields) {
        return fields.optionalText("exportTaskIdentifier")
                .map(ExportTaskIdentifier::new)
                .map(identifier -> new TaskRef(Service.RDS, identifier.value()))
                .or(() -> fields.optionalText("taskId").map(TaskInput::fsx));
    }

    private static TaskRef fsx(String taskId) {
        if (!taskId.matches("task-[0-9a-f]{17,}") || taskId.length() > 128) {
            throw Refusal.INVALID_INPUT.because(
                    "taskId %s is not valid: give it as FSx shows it, task- and 17 or more hex digits."
                            .formatted(Text.quoted(taskId)));
        }
        return new TaskRef(Service.FSX, taskId);
    }
}
