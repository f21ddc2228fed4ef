package io.lakelift.export;

import static java.util.Objects.requireNonNull;

/**
 * Identifies a start, so that a repeated one is recognised.
 *
 * @param identifier RDS's ExportTaskIdentifier, FSx's ClientRequestToken
 * @param executionArn together with {@code deployment} the tags of an FSx task, because FSx never returns the token
 */
public record StartToken(ExportTaskIdentifier identifier, String executionArn, String deployment) {
    public StartToken {
        requireNonNull(identifier, "identifier is null");
        requireNonNull(executionArn, "executionArn is null");
        requireNonNull(deployment, "deployment is null");
    }

    static StartToken of(Deployment deployment, ExportSource source, ExecutionContext execution) {
        return new StartToken(
                ExportTaskIdentifier.of(deployment, source, execution), execution.arn(), deployment.name());
    }
}
