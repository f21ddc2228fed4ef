package io.lakelift.infra;

import io.lakelift.config.Config;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The one KMS key that a deployment creates. It encrypts the logs, the topics that the deployment creates, the exports
 * unless another key is given, and the state machines if the file asks for it. One key costs half as much as two, and
 * the encryption context separates its uses just as well: CloudWatch can use the key only for the topics, and
 * CloudWatch Logs can use it only for the deployment's log groups.
 */
final class DeploymentKey extends Construct {
    private final Key key;

    /** @param topics the ARNs of the topics that the deployment creates; a given topic does not use this key */
    record Props(String name, List<String> topics) {
        static Props of(Config config) {
            return new Props(config.name(), NoticeTopic.madeFor(config));
        }
    }

    DeploymentKey(Construct scope, String id, Props props) {
        super(scope, id);
        key = Key.Builder.create(this, "Default")
                .alias("alias/" + props.name())
                .description("Exports, notices and logs of the Lakelift deployment " + props.name())
                .enableKeyRotation(true)
                // Exports outlive the stack, and nobody could read them without it. A first deployment that fails has
                // exported nothing, and leaves no key to pay for.
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        key.addToResourcePolicy(logs(props.name()));
        if (!props.topics().isEmpty()) {
            key.addToResourcePolicy(alarms(props.topics()));
        }
    }

    Key key() {
        return key;
    }

    private static PolicyStatement logs(String name) {
        return PolicyStatement.Builder.create()
                .sid("LogGroupsOfThisDeployment")
                .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + "." + Aws.URL_SUFFIX)))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                List.of(
                                        Iam.arn("logs", "log-group:" + DeploymentLogs.functionLogs(name, "*")),
                                        Iam.arn("logs", "log-group:" + DeploymentLogs.workflowLogs(name, "*"))))))
                .build();
    }

    /** Without this, an alarm changes its state but cannot publish to the encrypted topic. */
    private static PolicyStatement alarms(List<String> topics) {
        return PolicyStatement.Builder.create()
                .sid("AlarmsThroughTheTopic")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of(
                                "aws:SourceAccount",
                                Aws.ACCOUNT_ID,
                                "kms:EncryptionContext:aws:sns:topicArn",
                                Iam.oneOrMore(topics))))
                .build();
    }
}
