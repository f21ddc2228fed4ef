package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An execution as Step Functions describes it.
 *
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE; an unknown one is passed on unchanged
 * @param input JSON text, as it was given at the start
 * @param output JSON text; empty unless it has succeeded
 * @param error of a failure
 * @param cause of a failure, which Lakelift's own state machines write as JSON text
 * @param redriven whether it has been redriven after it had failed, timed out or been stopped
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
