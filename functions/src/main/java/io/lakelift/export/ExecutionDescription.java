package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An execution as Step Functions describes it.
 *
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE; an unknown one is passed on
 *     unchanged
 * @param input JSON text, as it was given at the start; {@code {}} if Step Functions does not return it
 * @param output JSON text; empty unless the execution has succeeded
 * @param error the Error of an execution that failed, timed out or was stopped; empty if it has none
 * @param cause the Cause of such an execution, which Lakelift's own Fail states write as JSON text; empty if it has
 *     none
 * @param redriven whether the execution has been redriven after it had failed, timed out or been stopped
 */
public record ExecutionDescription(
        ExecutionContext execution,
        String status,
        String input,
        Optional<String> output,
        Optional<String> error,
        Optional<String> cause,
        boolean redriven) {
    public ExecutionDescription {
        requireNonNull(execution, "execution is null");
        requireNonNull(status, "status is null");
        requireNonNull(input, "input is null");
    }
}
