package io.lakelift.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Arn;
import io.lakelift.export.CancelRequest;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExecutionDescription;
import io.lakelift.export.Executions;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Home;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out which export an execution is about, for a cancel that names the execution and for the sweep. If the
 * execution was itself cancelling the export of another execution, that one is looked up, and so on, up to three more.
 */
final class ExecutionLookUp {
    /** How many executions are looked up in addition to the named one. */
    private static final int MOST = 3;

    private final Executions executions;
    private final ExecutionContext asking;
    private final Home home;

    /** @param asking the cancelling execution: only executions of its own state machine are looked up */
    ExecutionLookUp(Executions executions, ExecutionContext asking, Home home) {
        this.executions = requireNonNull(executions, "executions is null");
        this.asking = requireNonNull(asking, "asking is null");
        this.home = requireNonNull(home, "home is null");
    }

    /**
     * Checks the ARN at once; the execution is looked up when the result is called.
     *
     * @param stop how the execution ended according to an event. Anyone can make up an event, so it is believed only if
     *     Step Functions says the same. Empty for a person's cancel, for which the execution need not have ended
     * @throws ExportRefused if it cannot be an execution of this deployment
     */
    Supplier<CancelRequest> of(String executionArn, Optional<String> stop) {
        home.requireExecution(Arn.parseExecution("executionArn", executionArn));
        if (!asking.isOfSameMachine(executionArn)) {
            throw Refusal.INVALID_INPUT.because(
                    "executionArn %s is not an execution of this state machine: give one that is."
                            .formatted(Text.quoted(executionArn)));
        }
        return () -> lookUp(executionArn, stop);
    }

    private CancelRequest lookUp(String named, Optional<String> stop) {
        ExecutionDescription found = describe(named, named);
        if (stop.isPresent() && !hasStopped(found, stop.get())) {
            if (found.redriven()) {
                return new CancelRequest.OfRedriven(found.execution());
            }
            throw Refusal.EXECUTION_NOT_ENDED.because(
                    "executionArn %s is %s, not %s as the input says: its export was left alone; stop the execution, or leave status out to cancel its export."
                            .formatted(Text.quoted(named), found.status(), stop.get()));
        }
        JsonNode input = Json.tree(found.input());
        for (int more = 0; more < MOST; more++) {
            JsonNode next = input.at("/cancel/executionArn");
            if (!next.isTextual() || !asking.isOfSameMachine(next.textValue())) {
                break;
            }
            found = describe(next.textValue(), named);
            input = Json.tree(found.input());
        }
        return request(found, input);
    }

    /** An execution that failed in its own Fail state has dealt with its export. */
    private static boolean hasStopped(ExecutionDescription found, String stop) {
        return found.status().equals(stop)
                && (!stop.equals("FAILED")
                        || found.error()
                                .filter(error -> error.startsWith("States."))
                                .isPresent());
    }

    private ExecutionDescription describe(String arn, String named) {
        return executions
                .describe(arn)
                .orElseThrow(() -> Refusal.EXECUTION_NOT_FOUND.because(
                        "executionArn %s is not an execution that can be read here: give one of this state machine."
                                .formatted(Text.quoted(named))));
    }

    /** The export that the execution started or, if it was cancelling or adopting, the one that it named. */
    private CancelRequest request(ExecutionDescription found, JsonNode input) {
        ExecutionContext execution = found.execution();
        JsonNode about = input.path("cancel").isObject() ? input.path("cancel") : input.path("adopt");
        if (about.isObject()) {
            return CancelInput.export(JsonTree.fields("cancel", about), home)
                    .orElseGet(() -> new CancelRequest.OfNothing(execution));
        }
        return source(input)
                .<CancelRequest>map(source -> new CancelRequest.OfExecution(
                        execution, Optional.of(source), found.status().equals("RUNNING")))
                .orElseGet(() -> new CancelRequest.OfNothing(execution));
    }

    private Optional<ExportSource> source(JsonNode input) {
        try {
            JsonNode arn = input.has("sourceArn") ? input.path("sourceArn") : input.at("/detail/SourceArn");
            ExportSource source = ExportSource.parse(arn.asText());
            home.requireSource(source);
            return Optional.of(source);
        } catch (ExportRefused e) {
            return Optional.empty(); // that execution was refused because of it
        }
    }
}
