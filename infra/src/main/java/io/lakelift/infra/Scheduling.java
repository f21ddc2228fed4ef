package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Creates what schedules, rules and subscriptions share: the schedule group, and the queue of what could not be
 * delivered. Also creates the roles with which schedules and rules start executions and call functions.
 */
final class Scheduling extends Construct {
    /** The most retries that EventBridge and its Scheduler make. */
    static final int MOST_RETRIES = 185;

    private final String deployment;
    private final ScheduleGroup group;
    private final Queue undelivered;

    Scheduling(Construct scope, String id, String deployment) {
        super(scope, id);
        this.deployment = deployment;
        undelivered = newQueue();
        group = ScheduleGroup.Builder.create(this, "Schedules")
                .scheduleGroupName(deployment)
                // CDK would keep it, and a second deployment could not create another of that name.
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    ScheduleGroup group() {
        return group;
    }

    Queue undelivered() {
        return undelivered;
    }

    /** Lets SNS send to the queue what it cannot deliver to a subscriber of those topics. */
    void keepMessagesOf(List<String> topicArns) {
        undelivered.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("NoticesThatCouldNotBeDelivered")
                .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(undelivered.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", Iam.oneOrMore(topicArns))))
                .build());
    }

    /** Makes CloudFormation create the group before the schedule, which refers to it by name only. */
    void wait(Schedule schedule) {
        schedule.getNode().addDependency(group);
    }

    /** Creates the role with which the group's schedules start that machine, and queue what they could not start. */
    IRole mayStart(Construct scope, String id, Workflow workflow) {
        return scheduled(scope, id, starting(workflow));
    }

    /** Creates the role with which the group's schedules call that function, and queue calls that failed. */
    IRole mayCall(Construct scope, String id, IFunction function) {
        return scheduled(scope, id, Iam.allow(List.of("lambda:InvokeFunction"), List.of(function.getFunctionArn())));
    }

    private IRole scheduled(Construct scope, String id, PolicyStatement permission) {
        return Iam.asWritten(role(
                scope,
                id,
                "scheduler.amazonaws.com",
                Iam.arn("scheduler", "schedule-group/" + deployment),
                List.of(permission, Iam.allow(List.of("sqs:SendMessage"), List.of(undelivered.getQueueArn())))));
    }

    /** Creates the role with which EventBridge rules start the machine; {@code rule} may contain a wildcard. */
    IRole ruleMayStart(Construct scope, String id, String rule, Workflow workflow) {
        return Iam.asWritten(role(
                scope, id, "events.amazonaws.com", Iam.arn("events", "rule/" + rule), List.of(starting(workflow))));
    }

    private static PolicyStatement starting(Workflow workflow) {
        return Iam.allow(List.of("states:StartExecution"), List.of(workflow.arn()));
    }

    private static Role role(
            Construct scope, String id, String service, String onBehalfOf, List<PolicyStatement> permissions) {
        return Role.Builder.create(scope, id)
                .assumedBy(ServicePrincipal.Builder.create(service)
                        .conditions(Iam.onBehalfOf(onBehalfOf))
                        .build())
                .inlinePolicies(Map.of(
                        "Permissions",
                        PolicyDocument.Builder.create().statements(permissions).build()))
                .build();
    }

    /** Encrypted with SQS's own key: with ours, EventBridge would need access to the key of the exports. */
    private Queue newQueue() {
        Queue queue = Queue.Builder.create(this, "Undelivered")
                .queueName(deployment + "-undelivered")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        for (String finding : List.of("AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy")) {
            AcceptedFindings.accept(
                    queue,
                    finding,
                    "It is a dead-letter queue itself, of EventBridge's rules and schedules and of subscriptions, which cdk-nag does not look at.");
        }
        return queue;
    }
}
