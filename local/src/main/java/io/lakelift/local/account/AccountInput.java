package io.lakelift.local.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Service;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.handler.ForeignInput;
import io.lakelift.local.run.InputFile;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.UsageError;
import java.util.Map;
import java.util.Optional;

/**
 * An input that a run in an account accepts: a request to export a source, RDS's event about a new snapshot, or a
 * request to cancel or adopt an export. Inputs that need a deployment are refused: those for a fleet, a sweep or a
 * stopped execution.
 *
 * @param fields the input itself
 * @param source the source to export; empty for a request to cancel or adopt an export
 */
record AccountInput(Map<?, ?> fields, Optional<ExportSource> source) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UsageError if the input is refused; the sentence says what to change, or where to run it */
    static AccountInput of(InputFile file) {
        if (!(file.input() instanceof Map<?, ?> fields)) {
            throw new UsageError("FILE %s is not a JSON object: give one in braces.".formatted(file.path()));
        }
        switch (LocalWorkflow.of(fields)) {
            case SWEEP ->
                throw new UsageError(
                        "A sweep looks after the executions of a deployment, and --aws has none: start it in"
                                + " the deployment's state machine.");
            case FLEET ->
                throw new UsageError(
                        "A fleet needs a deployment, which keeps running when this computer is off: start it there,"
                                + " or run its sources here one by one.");
            case STOPPED ->
                throw new UsageError(
                        "An event of a stopped execution is for the deployment whose execution it was: start it"
                                + " in that deployment's state machine.");
            case EXPORT -> {}
        }
        if (fields.containsKey("cancel") || fields.containsKey("adopt")) {
            refuseExecution(fields.get("cancel"));
            return new AccountInput(fields, Optional.empty());
        }
        Object arn = fields.containsKey("detail-type")
                ? StepEvents.at(fields.get("detail"), "SourceArn")
                : fields.get("sourceArn");
        ForeignInput.sentence(JSON.valueToTree(fields)).ifPresent(sentence -> {
            throw new UsageError(sentence);
        });
        if (!(arn instanceof String text)) {
            throw new UsageError("FILE %s has no sourceArn: add it.".formatted(file.path()));
        }
        return new AccountInput(fields, Optional.of(parsed(text)));
    }

    boolean exportsDatabase() {
        return source.filter(named -> named.service() == Service.RDS).isPresent();
    }

    /** Whether the input is a request to cancel an export. */
    boolean cancels() {
        return fields.containsKey("cancel");
    }

    private static ExportSource parsed(String arn) {
        try {
            return ExportSource.parse(arn);
        } catch (ExportRefused e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        }
    }

    private static void refuseExecution(Object cancel) {
        if (StepEvents.at(cancel, "executionArn") != null) {
            throw new UsageError(
                    "cancel.executionArn names an execution, which only its own deployment can look up: name"
                            + " the export by exportTaskIdentifier, taskId or sourceArn.");
        }
    }
}
