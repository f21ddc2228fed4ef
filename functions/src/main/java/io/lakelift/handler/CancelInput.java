package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.CancelRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Home;
import io.lakelift.export.TaskRef;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the input of an execution that cancels an export: {@code {"cancel": {…}}} with one of exportTaskIdentifier,
 * taskId, sourceArn and executionArn, and with {@code status} if it follows a stopped execution.
 *
 * @param request supplies the export to cancel; if the input names an execution, {@code get} looks the execution up
 * @param stopped whether the cancel follows a stopped execution, as opposed to a person's request
 */
record CancelInput(Supplier<CancelRequest> request, boolean stopped) {
    /**
     * The statuses in events that lead to a takeover; an execution that ended otherwise has reported its end itself.
     */
    private static final List<String> STOPS = List.of("ABORTED", "FAILED", "TIMED_OUT");

    private static final List<String> BY = List.of("exportTaskIdentifier", "taskId", "sourceArn", "executionArn");

    /**
     * @param home the account and Region that the export must be in
     * @param lookUp looks up the execution that executionArn names
     * @throws ExportRefused with one sentence that names the field, its value and what would be right
     */
    static CancelInput read(JsonNode input, Home home, ExecutionLookUp lookUp) {
        Fields fields = JsonTree.ofInput(input);
        InputKinds.refuseOthers(fields, "cancel");
        Fields cancel = fields.object("cancel");
        BY.forEach(cancel::value);
        Optional<String> stop = cancel.value("status")
                .flatMap(value -> value.text(STOPS::contains, "give ABORTED, FAILED or TIMED_OUT, or leave it out"));
        cancel.rejectUnread();
        List<String> given = BY.stream().filter(cancel::has).toList();
        if (given.size() != 1) {
            throw Refusal.INVALID_INPUT.because(
                    "cancel names %d exports: give one of %s.".formatted(given.size(), String.join(", ", BY)));
        }
        Supplier<CancelRequest> request = request(cancel, stop, home, lookUp);
        fields.rejectUnread();
        return new CancelInput(request, stop.isPresent());
    }

    private static Supplier<CancelRequest> request(
            Fields cancel, Optional<String> stop, Home home, ExecutionLookUp lookUp) {
        Optional<CancelRequest> export = export(cancel, home);
        return export.<Supplier<CancelRequest>>map(named -> () -> named)
                .orElseGet(() -> lookUp.of(cancel.text("executionArn"), stop));
    }

    /** The export that exportTaskIdentifier, taskId or sourceArn names; empty if none of them is given. */
    static Optional<CancelRequest> export(Fields cancel, Home home) {
        Optional<TaskRef> task = TaskInput.read(cancel);
        if (task.isPresent()) {
            return Optional.of(new CancelRequest.OfTask(task.get()));
        }
        if (!cancel.has("sourceArn")) {
            return Optional.empty();
        }
        ExportSource source = ExportSource.parse(cancel.text("sourceArn"));
        home.requireSourceOfCancel(source);
        return Optional.of(new CancelRequest.OfSource(source));
    }
}
