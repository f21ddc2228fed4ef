package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.CancelRequest;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportSource;
import io.lakelift.export.TaskRef;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.util.List;
import java.util.Optional;

/**
 * Reads the input of an execution that cancels: {@code {"cancel": {…}}} with one of exportTaskIdentifier, taskId,
 * sourceArn and executionArn.
 *
 * @param request which export
 * @param by REQUEST, or STOP where it comes from a stopped execution
 */
record CancelInput(CancelRequest request, CancelledBy by) {
    private static final List<String> BY = List.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn");

    /**
     * @param target the execution that executionArn names, as the state machine has looked it up: {@code arn},
     *     {@code name}, {@code startTime}, {@code input}; missing where there is none
     * @throws InvalidInput with one sentence that names the field, its value and what would be right
     */
    static CancelInput read(JsonNode input, JsonNode target) {
        Fields fields = new Fields("the input", input);
        InputKinds.refuseOthers(fields, "cancel");
        Fields cancel = fields.object("cancel");
        BY.forEach(cancel::any);
        boolean stopped = cancel.optionalText("status").isPresent();
        cancel.rejectUnread();
        List<String> given = BY.stream().filter(cancel::has).toList();
        if (given.size() != 1) {
            throw new InvalidInput(
                    "cancel names %d exports: give one of %s.".formatted(given.size(), String.join(", ", BY)));
        }
        CancelRequest request = request(cancel, target);
        fields.rejectUnread();
        return new CancelInput(request, stopped ? CancelledBy.STOP : CancelledBy.REQUEST);
    }

    private static CancelRequest request(Fields cancel, JsonNode target) {
        Optional<TaskRef> task = TaskInput.read(cancel);
        if (task.isPresent()) {
            return new CancelRequest.OfTask(task.get());
        }
        if (cancel.has("sourceArn")) {
            return new CancelRequest.OfSource(ExportSource.parse(cancel.text("sourceArn")));
        }
        String executionArn = cancel.text("executionArn");
        Arn.parse("executionArn", executionArn);
        if (!target.hasNonNull("arn")) {
            throw new InvalidInput("executionArn %s is no execution of this state machine: give one of it."
                    .formatted(Text.quoted(executionArn)));
        }
        return ofExecution(new Fields("the execution of executionArn", target));
    }

    /** What that execution had started, or, where it was itself cancelling or adopting, what that was about. */
    private static CancelRequest ofExecution(Fields target) {
        JsonNode input = target.any("input");
        Execution execution = new Execution(target.text("arn"), target.text("name"), target.instant("startTime"));
        target.rejectUnread();
        JsonNode about = input.path("cancel").isObject() ? input.path("cancel") : input.path("adopt");
        if (about.isObject()) {
            Fields fields = new Fields("cancel", about);
            Optional<TaskRef> task = TaskInput.read(fields);
            if (task.isPresent()) {
                return new CancelRequest.OfTask(task.get());
            }
            if (fields.has("sourceArn")) {
                return new CancelRequest.OfSource(ExportSource.parse(fields.text("sourceArn")));
            }
        }
        return new CancelRequest.OfExecution(execution, source(input));
    }

    private static Optional<ExportSource> source(JsonNode input) {
        try {
            JsonNode arn = input.has("sourceArn") ? input.path("sourceArn") : input.at("/detail/SourceArn");
            return Optional.of(ExportSource.parse(arn.asText()));
        } catch (InvalidInput e) {
            return Optional.empty(); // that execution was refused for it
        }
    }
}
