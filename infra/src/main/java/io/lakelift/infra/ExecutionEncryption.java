package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.CustomerManagedEncryptionConfiguration;

/**
 * Encrypts the state machines' definitions and executions with the deployment's key, if the file asks for it, and lists
 * the permissions that this requires. Starting or stopping an execution requires none. A machine's role must be able to
 * encrypt and decrypt; reading an execution requires {@code kms:Decrypt}. CDK itself allows log delivery to decrypt, in
 * the key's policy.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html">Data at rest encryption in
 *     Step Functions</a>
 */
final class ExecutionEncryption {
    /** The longest that Step Functions may reuse a data key: the longer, the fewer requests. */
    private static final Duration ONE_DATA_KEY = Duration.minutes(15);

    private ExecutionEncryption() {}

    /** Empty if AWS's own key is used. */
    static Optional<CustomerManagedEncryptionConfiguration> of(DeploymentLogs.Kept kept) {
        return kept.encryptsExecutions()
                ? Optional.of(new CustomerManagedEncryptionConfiguration(kept.key(), ONE_DATA_KEY))
                : Optional.empty();
    }

    /**
     * What the machine's role needs to run executions and to have their logs delivered; empty if AWS's own key is used.
     */
    static List<PolicyStatement> running(DeploymentLogs.Kept kept, String machineName) {
        return kept.encryptsExecutions()
                ? List.of(
                        Iam.allow(
                                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                List.of(kept.key().getKeyArn()),
                                of(machineName)),
                        Iam.allow(
                                List.of("kms:GenerateDataKey"),
                                List.of(kept.key().getKeyArn()),
                                // The star is part of the value that Step Functions sends.
                                Map.of(
                                        "StringEquals",
                                        Map.of("kms:EncryptionContext:SourceArn", Iam.arn("logs", "*")))))
                : List.of();
    }

    /**
     * What is needed in addition, if the permissions include reading executions of the export machine; empty otherwise,
     * and if AWS's own key is used.
     */
    static List<PolicyStatement> looking(
            DeploymentLogs.Kept kept, String deployment, List<PolicyStatement> permissions) {
        boolean looks = permissions.stream()
                .anyMatch(statement -> statement.getActions().contains("states:DescribeExecution"));
        return kept.encryptsExecutions() && looks
                ? List.of(Iam.allow(
                        List.of("kms:Decrypt"),
                        List.of(kept.key().getKeyArn()),
                        of(Workflow.machineName(deployment, ExportWorkflow.NAME))))
                : List.of();
    }

    private static Map<String, Object> of(String machineName) {
        return Map.of(
                "StringEquals",
                Map.of(
                        "kms:EncryptionContext:aws:states:stateMachineArn",
                        Iam.arn("states", "stateMachine:" + machineName)));
    }
}
