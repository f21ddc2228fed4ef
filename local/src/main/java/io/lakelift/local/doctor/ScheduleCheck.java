package io.lakelift.local.doctor;

import io.lakelift.config.Schedule;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/**
 * Checks whether EventBridge Scheduler has a schedule with the cron expression, time zone and state that the file gives
 * it, and reports its next start.
 */
record ScheduleCheck(ExaminedDeployment deployment, Schedule schedule) implements Check.Question {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final String DEPLOY = "Deploy the file.";

    Check check() {
        return new Check("schedule " + schedule.name(), this);
    }

    @Override
    public void ask(CheckFindings findings) {
        Answer<GetScheduleResponse> answer = findings.ask(
                "scheduler:GetSchedule",
                () -> deployment
                        .clients()
                        .scheduler()
                        .getSchedule(call ->
                                call.groupName(deployment.config().name()).name(deployment.named(schedule.name()))),
                "ResourceNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention("it is in the file, but not deployed", DEPLOY);
        }
        answer.value().ifPresent(found -> judge(found, findings));
    }

    private void judge(GetScheduleResponse found, CheckFindings findings) {
        boolean enabled = found.state() != ScheduleState.DISABLED;
        if (enabled != schedule.enabled()) {
            findings.needsAttention(
                    "it is %s, and the file says enabled: %s"
                            .formatted(enabled ? "enabled" : "disabled", schedule.enabled()),
                    DEPLOY);
        }
        String cron = "cron(%s)".formatted(schedule.cron());
        String zone = Objects.toString(found.scheduleExpressionTimezone(), "UTC");
        if (!cron.equals(found.scheduleExpression()) || !zone.equals(schedule.timeZone())) {
            findings.needsAttention(
                    "its cron is %s in %s, and the file says %s in %s"
                            .formatted(found.scheduleExpression(), zone, cron, schedule.timeZone()),
                    DEPLOY);
        }
        findings.detail(
                enabled
                        ? "next start "
                                + schedule.startsAfter(deployment.clock().instant())
                                        .findFirst()
                                        .map(next -> TIME.format(next) + " in " + schedule.timeZone())
                                        .orElse("never")
                        : "not enabled");
    }
}
