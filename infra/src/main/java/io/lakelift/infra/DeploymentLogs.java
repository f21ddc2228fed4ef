package io.lakelift.infra;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Names and creates the log groups. The names are defined in one place, because the key's policy needs them before the
 * groups exist.
 */
final class DeploymentLogs {
    /**
     * The actions that a service such as Step Functions needs for log delivery; none supports resource-level
     * permissions.
     */
    static final List<String> DELIVERY = List.of(
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    /**
     * How all logs are kept.
     *
     * @param key the key that encrypts them
     * @param time how long they are kept
     * @param encryptsExecutions whether the key encrypts the state machines' definitions and executions as well
     */
    record Kept(IKey key, Duration time, boolean encryptsExecutions) {}

    private DeploymentLogs() {}

    static String functionLogs(String deployment, String function) {
        return "/aws/lambda/%s-%s".formatted(deployment, function);
    }

    /** Step Functions uses log delivery, whose resource policy never fills up for log groups with this prefix. */
    static String workflowLogs(String deployment, String workflow) {
        return "/aws/vendedlogs/states/%s-%s".formatted(deployment, workflow);
    }

    /** Deleted with the stack: what must be kept is in the notices, in CloudTrail and with the exported data. */
    static LogGroup group(Construct scope, String name, Kept kept) {
        LogGroup group = LogGroup.Builder.create(scope, "Logs")
                .logGroupName(name)
                .encryptionKey(kept.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        // CDK's enum has only names such as ONE_WEEK; the file gives a number of days, as CloudFormation does.
        ((CfnLogGroup) group.getNode().getDefaultChild())
                .setRetentionInDays(kept.time().toDays());
        return group;
    }
}
