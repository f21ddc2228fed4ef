package io.lakelift.fakes.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Computes a task's state at an instant from its plan and the time of the cancel, if there was one.
 *
 * @param canceling how long a cancel takes: it is asynchronous
 */
record TaskCourse(TaskPlan<?> plan, Instant created, Optional<Instant> cancelAsked, Duration canceling) {

    TaskMoment at(Instant now) {
        return effectiveCancel()
                .filter(asked -> !now.isBefore(asked))
                .map(asked -> canceled(asked, now))
                .orElseGet(() -> undisturbed(now));
    }

    /** The earliest of all cancels, if the task had not ended by then. */
    private Optional<Instant> effectiveCancel() {
        Optional<Instant> planned = plan.canceledAfter().map(created::plus);
        return planned.filter(at -> cancelAsked.isEmpty() || at.isBefore(cancelAsked.get()))
                .or(() -> cancelAsked)
                .filter(at -> !undisturbed(at).phase().ended());
    }

    private TaskMoment canceled(Instant asked, Instant now) {
        TaskMoment stopped = undisturbed(asked);
        Instant end = asked.plus(canceling);
        boolean over = !now.isBefore(end);
        return new TaskMoment(
                over ? TaskMoment.Phase.CANCELED : TaskMoment.Phase.CANCELING,
                stopped.reached(),
                asked,
                stopped.began(),
                over ? Optional.of(end) : Optional.empty());
    }

    private TaskMoment undisturbed(Instant now) {
        Instant begin = created.plus(plan.preparing());
        if (now.isBefore(begin)) {
            return moment(TaskMoment.Phase.PREPARING, now, Optional.empty());
        }
        OptionalInt failsAt = plan.ending().failsAtPercent();
        if (failsAt.isPresent()) {
            return failing(now, begin, failsAt.getAsInt());
        }
        Instant last = begin.plus(plan.running());
        if (plan.ending().isNever() || now.isBefore(last)) {
            return moment(TaskMoment.Phase.RUNNING, now, Optional.of(begin));
        }
        Instant end = last.plus(plan.verifying());
        return now.isBefore(end)
                ? moment(TaskMoment.Phase.VERIFYING, last, Optional.of(begin))
                : ended(TaskMoment.Phase.DONE, end, Optional.of(begin));
    }

    /** At 0 percent the task fails before it has begun, so it never has a start time. */
    private TaskMoment failing(Instant now, Instant begin, int percent) {
        Instant end = begin.plus(plan.running().multipliedBy(percent).dividedBy(100));
        if (now.isBefore(end)) {
            return moment(TaskMoment.Phase.RUNNING, now, Optional.of(begin));
        }
        return ended(TaskMoment.Phase.FAILED, end, percent == 0 ? Optional.empty() : Optional.of(begin));
    }

    private static TaskMoment moment(TaskMoment.Phase phase, Instant progress, Optional<Instant> began) {
        return new TaskMoment(phase, phase, progress, began, Optional.empty());
    }

    private static TaskMoment ended(TaskMoment.Phase phase, Instant end, Optional<Instant> began) {
        return new TaskMoment(phase, phase, end, began, Optional.of(end));
    }
}
