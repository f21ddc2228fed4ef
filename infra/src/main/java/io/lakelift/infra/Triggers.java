package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What starts executions by itself, so that no export is left alone: at once, the end of an execution that nothing in
 * it could catch; now and then, the sweep, because such events are delivered at best effort. What cannot be delivered
 * either way is kept in one queue.
 */
final class Triggers extends Construct {
    private static final Duration ONE_DAY = Duration.days(1);

    /** As often as EventBridge tries within a day, which is the most it takes. */
    private static final int MOST_RETRIES = 185;

    private final Props props;
    private final Queue undelivered;

    record Props(String deployment, ExportWorkflow exports, SweepWorkflow sweep, java.time.Duration sweepEvery) {
        private String stopped() {
            return deployment + "-stopped";
        }
    }

    Triggers(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        undelivered = undelivered();
        afterAStop();
        nowAndThen();
    }

    /** Encrypted with SQS's own key: with ours, EventBridge would have to be let at the key of the exports. */
    private Queue undelivered() {
        Queue queue = Queue.Builder.create(this, "Undelivered")
                .queueName(props.deployment() + "-undelivered")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Findings.accept(
                queue,
                "AwsSolutions-SQS3",
                "It is a dead-letter queue itself, of EventBridge's rule and schedule, which cdk-nag does not look at.");
        return queue;
    }

    private void afterAStop() {
        Rule.Builder.create(this, "Stopped")
                .ruleName(props.stopped())
                .description("Executions that ended without having seen to their export")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of("Step Functions Execution Status Change"))
                        .detail(unseen())
                        .build())
                .targets(List.of(SfnStateMachine.Builder.create(props.exports().machine())
                        .role(Iam.asWritten(role(
                                "StoppedRole",
                                "events.amazonaws.com",
                                Iam.arn("events", "rule/" + props.stopped()),
                                List.of(starting(props.exports())))))
                        .deadLetterQueue(undelivered)
                        .maxEventAge(ONE_DAY)
                        .retryAttempts(MOST_RETRIES)
                        .build()))
                .build();
    }

    /**
     * Stopped, timed out, or failed with an error that no Catch can catch. An execution that failed by one of its own
     * Fail states has told how its export ended: it starts nothing, and costs nothing.
     */
    private Map<String, Object> unseen() {
        return Map.of(
                "stateMachineArn",
                List.of(props.exports().arn()),
                "$or",
                List.of(
                        Map.of("status", List.of("ABORTED", "TIMED_OUT")),
                        Map.of("status", List.of("FAILED"), "error", List.of(Map.of("prefix", "States.")))));
    }

    /** A sweep that could not be started in time is left out: the next one finds the same. */
    private void nowAndThen() {
        ScheduleGroup group = ScheduleGroup.Builder.create(this, "Schedules")
                .scheduleGroupName(props.deployment())
                .build();
        List<PolicyStatement> permissions = List.of(
                starting(props.sweep()), Iam.allow(List.of("sqs:SendMessage"), List.of(undelivered.getQueueArn())));
        String ofTheGroup = Iam.arn("scheduler", "schedule-group/" + props.deployment());
        Duration every = Duration.minutes(props.sweepEvery().toMinutes());
        Schedule sweep = Schedule.Builder.create(this, "Sweep")
                .scheduleName(props.deployment() + "-sweep")
                .description("Looks for exports that no execution follows")
                .scheduleGroup(group)
                .schedule(ScheduleExpression.rate(every))
                .target(StepFunctionsStartExecution.Builder.create(props.sweep().machine())
                        .input(ScheduleTargetInput.fromObject(Map.of("sweep", true)))
                        .role(Iam.asWritten(role("SweepRole", "scheduler.amazonaws.com", ofTheGroup, permissions)))
                        .deadLetterQueue(undelivered)
                        .maxEventAge(every)
                        .retryAttempts(MOST_RETRIES)
                        .build())
                .build();
        // It knows its group by name only.
        sweep.getNode().addDependency(group);
    }

    private static PolicyStatement starting(Workflow workflow) {
        return Iam.allow(List.of("states:StartExecution"), List.of(workflow.arn()));
    }

    private Role role(String id, String service, String onBehalfOf, List<PolicyStatement> permissions) {
        return Role.Builder.create(this, id)
                .assumedBy(ServicePrincipal.Builder.create(service)
                        .conditions(Iam.onBehalfOf(onBehalfOf))
                        .build())
                .inlinePolicies(Map.of(
                        "Permissions",
                        PolicyDocument.Builder.create().statements(permissions).build()))
                .build();
    }
}
