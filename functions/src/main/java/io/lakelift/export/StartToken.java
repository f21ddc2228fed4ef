package io.lakelift.export;

import static java.util.Objects.requireNonNull;

/**
 * Identifies the start of an export, so that a repeated start is recognised.
 *
 * @param identifier RDS's ExportTaskIdentifier, FSx's ClientRequestToken
 * @param executionArn the execution that starts the export; an FSx task is tagged with it, because FSx never returns
 *     the token
 * @param deployment the deployment's name; an FSx task is tagged with it, too
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
