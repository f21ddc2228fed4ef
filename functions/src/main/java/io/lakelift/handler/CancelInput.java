package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.CancelRequest;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Home;
import io.lakelift.export.TaskRef;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Reads the input of an execution that cancels: {@code {"cancel": {…}}} with one of exportTaskIdentifier, taskId,
 * sourceArn and executionArn.
 *
 * @param request which export
 * @param stopped whether it comes from a stopped execution, and from no person
 */
record CancelInput(CancelRequest request, boolean stopped) {
    private static final List<String> BY = List.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn");

    /**
     * @param target the execution that executionArn names, as the state machine has looked it up: {@code arn},
     *     {@code name}, {@code startTime}, {@code input}; missing where there is none
     * @param home where the export runs, if it does
     * @throws ExportRefused with one sentence that names the field, its value and what would be right
     */
    static CancelInput read(JsonNode input, JsonNode target, Home home) {
        Fields fields = Fields.ofInput(input);
        InputKinds.refuseOthers(fields, "cancel");
        Fields cancel = fields.object("cancel");
        BY.forEach(cancel::any);
        boolean stopped = cancel.optionalText("status").isPresent();
        cancel.rejectUnread();
        List<String> given = BY.stream().filter(cancel::has).toList();
        if (given.size() != 1) {
            throw Refusal.INVALID_INPUT.because(
                    "cancel names %d exports: give one of %s.".formatted(given.size(), String.join(", ", BY)));
        }
        CancelRequest request = request(cancel, target, home);
        fields.rejectUnread();
        return new CancelInput(request, stopped);
    }

    private static CancelRequest request(Fields cancel, JsonNode target, Home home) {
        Optional<TaskRef> task = TaskInput.read(cancel);
        if (task.isPresent()) {
            return new CancelRequest.OfTask(task.get());
        }
        if (cancel.has("sourceArn")) {
            return ofSource(cancel, home);
        }
        String executionArn = cancel.text("executionArn");
        home.requireExecution(Arn.parse("executionArn", executionArn));
        if (target.has("unread")) {
            throw unread(executionArn, target.path("unread").asText());
        }
        if (!target.hasNonNull("arn")) {
            throw Refusal.INVALID_INPUT.because("executionArn %s is no execution of this state machine: give one of it."
                    .formatted(Text.quoted(executionArn)));
        }
        return ofExecution(new Fields("the execution of executionArn", target), home);
    }

    /** @param error with which the state machine's look at the execution ended */
    private static RuntimeException unread(String executionArn, String error) {
        return error.equals("States.DataLimitExceeded")
                ? Refusal.INVALID_INPUT.because(
                        ("executionArn %s cannot be read: its input and output together are larger than the"
                                        + " 262,144 bytes that Step Functions takes; give the exportTaskIdentifier or taskId of"
                                        + " its export.")
                                .formatted(Text.quoted(executionArn)))
                : Refusal.EXECUTION_NOT_FOUND.because(
                        "executionArn %s is not an execution that can be read here: give one of this state machine."
                                .formatted(Text.quoted(executionArn)));
    }

    /** What that execution had started, or, where it was itself cancelling or adopting, what that was about. */
    private static CancelRequest ofExecution(Fields target, Home home) {
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
                return ofSource(fields, home);
            }
        }
        return new CancelRequest.OfExecution(execution, source(input, home));
    }

    private static CancelRequest ofSource(Fields fields, Home home) {
        ExportSource source = ExportSource.parse(fields.text("sourceArn"));
        home.requireSourceOfCancel(source);
        return new CancelRequest.OfSource(source);
    }

    private static Optional<ExportSource> source(JsonNode input, Home home) {
        try {
            JsonNode arn = input.has("sourceArn") ? input.path("sourceArn") : input.at("/detail/SourceArn");
            ExportSource source = ExportSource.parse(arn.asText());
            home.requireSource(source);
            return Optional.of(source);
        } catch (ExportRefused e) {
            return Optional.empty(); // that execution was refused for it
        }
    }
}
