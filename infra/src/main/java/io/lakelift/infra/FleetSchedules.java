package io.lakelift.infra;

import io.lakelift.config.Schedule;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.StepFunctionsStartExecution;
import software.constructs.Construct;

/**
 * Creates an EventBridge Scheduler schedule, which starts a fleet, for each schedule in the deployment's file.
 * Scheduler may start a fleet twice for the same scheduled time. Both fleets then give the executions of their exports
 * the same names, so Step Functions starts each export only once.
 */
final class FleetSchedules extends Construct {
    /** A night that could not be started within this time is skipped, and reported by the queue's alarm. */
    private static final Duration LATEST = Duration.hours(2);

    record Props(String deployment, List<Schedule> schedules, FleetWorkflow fleet, Scheduling scheduling) {}

    FleetSchedules(Construct scope, String id, Props props) {
        super(scope, id);
        if (!props.schedules().isEmpty()) {
            IRole role = props.scheduling().mayStart(this, "Role", props.fleet());
            props.schedules().forEach(schedule -> add(props, schedule, role));
        }
    }

    private void add(Props props, Schedule schedule, IRole role) {
        var made = software.amazon.awscdk.services.scheduler.Schedule.Builder.create(
                        this, id(schedule.name(), props.schedules()))
                .scheduleName(props.deployment() + "-" + schedule.name())
                .description("Starts the fleet " + schedule.name())
                .scheduleGroup(props.scheduling().group())
                .schedule(ScheduleExpression.expression(
                        "cron(%s)".formatted(schedule.cron()), TimeZone.of(schedule.timeZone())))
                .timeWindow(schedule.flexibleWindow()
                        .map(window -> TimeWindow.flexible(Duration.minutes(window.toMinutes())))
                        .orElseGet(TimeWindow::off))
                .enabled(schedule.enabled())
                .target(StepFunctionsStartExecution.Builder.create(props.fleet().machine())
                        .input(ScheduleTargetInput.fromObject(input(schedule)))
                        .role(role)
                        .deadLetterQueue(props.scheduling().undelivered())
                        .maxEventAge(LATEST)
                        .retryAttempts(Scheduling.MOST_RETRIES)
                        .build())
                .build();
        props.scheduling().wait(made);
    }

    /**
     * The name itself, because another id would replace the schedule, except where CDK refuses it: the role has the id
     * Role, and no construct may have both children Resource and Default. No schedule's name has an underscore.
     */
    private static String id(String name, List<Schedule> all) {
        boolean both = name.equals("Resource")
                && all.stream().anyMatch(one -> one.name().equals("Default"));
        return both || name.equals("Role") ? name + "_Schedule" : name;
    }

    /** EventBridge Scheduler fills in what is in angle brackets. */
    static Map<String, Object> input(Schedule schedule) {
        return schedule.asInput("<aws.scheduler.schedule-arn>", "<aws.scheduler.scheduled-time>");
    }
}
