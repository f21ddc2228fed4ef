package io.lakelift.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.constructs.Construct;

/**
 * The rules and schedules that detect what executions cannot report themselves. A rule starts a takeover when an
 * execution is stopped, times out or fails with an error that no Catch handles. EventBridge delivers such events only
 * on a best-effort basis, so a schedule also starts the sweep regularly. A second rule queues the events of executions
 * that failed without a notice. A second schedule measures how old each source's newest export is, because an export
 * that never starts has no execution that could report it.
 */
final class RecoveryTriggers extends Construct {
    private static final Duration ONE_DAY = Duration.days(1);

    /** The Errors of the Fail states that export.asl.json and fleet.asl.json reach without a notice. */
    static final List<String> WITHOUT_NOTICE = List.of("EventRefused", "NotifyFailed");

    private final Props props;

    record Props(
            String deployment,
            ExportWorkflow exports,
            FleetWorkflow fleet,
            StoppedWorkflow takeOver,
            SweepWorkflow sweep,
            IFunction measure,
            java.time.Duration sweepEvery,
            Map<String, Object> measurement,
            Scheduling scheduling) {
        private String stopped() {
            return deployment + "-stopped";
        }
    }

    RecoveryTriggers(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        afterAStop();
        withoutNotice();
        nowAndThen();
        measurement();
    }

    /** Puts the event of an execution that failed without a notice into the queue of undelivered events. */
    private void withoutNotice() {
        List<Object> errors = new ArrayList<>(WITHOUT_NOTICE);
        errors.add(Map.of("prefix", "States."));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put(
                "stateMachineArn", List.of(props.exports().arn(), props.fleet().arn()));
        detail.put("status", List.of("FAILED"));
        detail.put("error", errors);
        Rule rule = Rule.Builder.create(this, "WithoutNotice")
                .ruleName(props.deployment() + "-without-notice")
                .description("Executions that failed without a notice")
                .eventPattern(statusChange(detail))
                .targets(List.of(new SqsQueue(props.scheduling().undelivered())))
                .build();
        AcceptedFindings.accept(
                rule,
                "Serverless-EventBusDLQ",
                "Its target is the dead-letter queue of the others: where that takes no event, a second one would take none either.");
    }

    private static EventPattern statusChange(Map<String, Object> detail) {
        return EventPattern.builder()
                .source(List.of("aws.states"))
                .detailType(List.of("Step Functions Execution Status Change"))
                .detail(detail)
                .build();
    }

    private void afterAStop() {
        Rule.Builder.create(this, "Stopped")
                .ruleName(props.stopped())
                .description("Executions that ended without following their export to its end")
                .eventPattern(statusChange(unseen()))
                .targets(List.of(SfnStateMachine.Builder.create(props.takeOver().machine())
                        .role(props.scheduling().ruleMayStart(this, "StoppedRole", props.stopped(), props.takeOver()))
                        .deadLetterQueue(props.scheduling().undelivered())
                        .maxEventAge(ONE_DAY)
                        .retryAttempts(Scheduling.MOST_RETRIES)
                        .build()))
                .build();
    }

    /**
     * Matches executions that were stopped, timed out, or failed with one of Step Functions' own errors. An execution
     * that ended in one of its Fail states needs no takeover, so its event is not matched and costs nothing.
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

    /**
     * A sweep that cannot be started before the next one is due is given up and queued as undelivered: the next one
     * finds the same exports.
     */
    private void nowAndThen() {
        Duration every = Duration.minutes(props.sweepEvery().toMinutes());
        Schedule sweep = Schedule.Builder.create(this, "Sweep")
                .scheduleName(props.deployment() + "-sweep")
                .description("Looks for exports that no execution follows")
                .scheduleGroup(props.scheduling().group())
                .schedule(ScheduleExpression.rate(every))
                .target(StepFunctionsStartExecution.Builder.create(props.sweep().machine())
                        .input(ScheduleTargetInput.fromObject(Map.of("sweep", true)))
                        .role(props.scheduling().mayStart(this, "SweepRole", props.sweep()))
                        .deadLetterQueue(props.scheduling().undelivered())
                        .maxEventAge(every)
                        .retryAttempts(Scheduling.MOST_RETRIES)
                        .build())
                .build();
        props.scheduling().wait(sweep);
    }

    /**
     * Lambda itself retries a failed call twice. A missing measurement is made up for by the next one; if measurements
     * stop, the alarm reports it.
     */
    private void measurement() {
        Duration every = Duration.minutes(props.sweepEvery().toMinutes());
        Schedule schedule = Schedule.Builder.create(this, "Measure")
                .scheduleName(props.deployment() + "-measure")
                .description("Measures how old the newest export of each source is")
                .scheduleGroup(props.scheduling().group())
                .schedule(ScheduleExpression.rate(every))
                .target(LambdaInvoke.Builder.create(props.measure())
                        .input(ScheduleTargetInput.fromObject(call()))
                        .role(props.scheduling().mayCall(this, "MeasureRole", props.measure()))
                        .deadLetterQueue(props.scheduling().undelivered())
                        .maxEventAge(every)
                        .retryAttempts(Scheduling.MOST_RETRIES)
                        .build())
                .build();
        props.scheduling().wait(schedule);
    }

    /**
     * The function's payload, with the schedule in place of an execution; Scheduler fills in what is in angle brackets.
     */
    private Map<String, Object> call() {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("arn", "<aws.scheduler.schedule-arn>");
        execution.put("name", "<aws.scheduler.execution-id>");
        execution.put("startTime", "<aws.scheduler.scheduled-time>");
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("execution", execution);
        call.put("now", "<aws.scheduler.scheduled-time>");
        call.put("measure", props.measurement());
        return call;
    }
}
