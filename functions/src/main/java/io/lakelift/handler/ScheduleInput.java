package io.lakelift.handler;

import io.lakelift.export.Arn;
import io.lakelift.export.ScheduledStart;
import io.lakelift.input.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads {@code schedule}: {@code {"scheduleArn": …, "scheduledTime": …, "timeZone": …}}, of which only the time is
 * required. The first two are what EventBridge Scheduler substitutes for {@code <aws.scheduler.schedule-arn>} and
 * {@code <aws.scheduler.scheduled-time>}.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">Context
 *     attributes</a>
 */
final class ScheduleInput {
    private ScheduleInput() {}

    /** Without a schedule, the execution's start is the night's time. */
    static ScheduledStart read(Fields fields, Instant start) {
        if (!fields.has("schedule")) {
            return new ScheduledStart(Optional.empty(), start, ZoneOffset.UTC);
        }
        Fields schedule = fields.object("schedule");
        Optional<String> arn = schedule.optionalText("scheduleArn");
        arn.ifPresent(text -> Arn.parse("scheduleArn", text));
        ScheduledStart read = new ScheduledStart(
                arn,
                schedule.instant("scheduledTime"),
                schedule.value("timeZone")
                        .flatMap(value ->
                                value.text(ScheduleInput::isZone, "give an IANA name, such as Europe/Berlin or UTC"))
                        .map(ZoneId::of)
                        .orElse(ZoneOffset.UTC));
        schedule.rejectUnread();
        return read;
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
