package io.lakelift.fakes.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The course of one export, as a function of its plan, the instant of a cancel, and the clock. Documented at "Creating
 * snapshot export tasks": STARTING lasts as long as the restore, and only then the export's own time begins.
 */
record RdsTaskCourse(RdsTaskPlan plan, Instant created, Optional<Instant> cancelAsked) {
    /** A cancel is asynchronous; the task is CANCELING for so long. */
    static final Duration CANCELING = Duration.ofMinutes(2);

    /** Progress is coarse: it jumps by this many percent. */
    private static final int JUMP = 15;

    /** What a moment of the course looks like. */
    record Moment(Status status, int percent, int extractedGb, Optional<Instant> began, Optional<Instant> ended) {}

    Moment at(Instant now) {
        Optional<Instant> cancel = effectiveCancel().filter(asked -> !now.isBefore(asked));
        if (cancel.isEmpty()) {
            return undisturbed(now);
        }
        Moment stopped = undisturbed(cancel.get());
        Instant canceled = cancel.get().plus(CANCELING);
        boolean over = !now.isBefore(canceled);
        return new Moment(
                over ? Status.CANCELED : Status.CANCELING,
                stopped.percent(),
                stopped.extractedGb(),
                stopped.began(),
                over ? Optional.of(canceled) : Optional.empty());
    }

    /** The earliest of all cancels, if the task had not ended by then. */
    private Optional<Instant> effectiveCancel() {
        Optional<Instant> planned = plan.canceledAfter().map(created::plus);
        return planned.filter(at -> cancelAsked.isEmpty() || at.isBefore(cancelAsked.get()))
                .or(() -> cancelAsked)
                .filter(at -> !undisturbed(at).status().ended());
    }

    private Moment undisturbed(Instant now) {
        Instant begin = created.plus(plan.preparing());
        if (now.isBefore(begin)) {
            return new Moment(Status.STARTING, 0, 0, Optional.empty(), Optional.empty());
        }
        return switch (plan.ending()) {
            case RdsEnding.Complete ignored -> completing(now, begin);
            case RdsEnding.CompleteWithWarning ignored -> completing(now, begin);
            case RdsEnding.Fail fail -> failing(now, begin, fail);
            case RdsEnding.Never ignored -> running(Math.min(percent(now, begin), 90), begin);
        };
    }

    private Moment completing(Instant now, Instant begin) {
        Instant extracted = begin.plus(plan.exporting());
        Instant end = extracted.plus(plan.verifying());
        if (now.isBefore(extracted)) {
            return running(percent(now, begin), begin);
        }
        boolean over = !now.isBefore(end);
        return new Moment(
                over ? Status.COMPLETE : Status.VERIFYING,
                over ? 100 : 90,
                plan.extractedGb(),
                Optional.of(begin),
                over ? Optional.of(end) : Optional.empty());
    }

    private Moment failing(Instant now, Instant begin, RdsEnding.Fail fail) {
        Instant end = begin.plus(plan.exporting().multipliedBy(fail.atPercent()).dividedBy(100));
        Optional<Instant> began = fail.atPercent() == 0 ? Optional.empty() : Optional.of(begin);
        if (now.isBefore(end)) {
            return running(percent(now, begin), begin);
        }
        Moment last = running(fail.atPercent(), begin);
        return new Moment(Status.FAILED, last.percent(), last.extractedGb(), began, Optional.of(end));
    }

    private Moment running(int percent, Instant begin) {
        int extracted = plan.extractedGb() * percent / 100;
        int coarse = percent / JUMP * JUMP;
        return new Moment(Status.IN_PROGRESS, coarse, extracted, Optional.of(begin), Optional.empty());
    }

    private int percent(Instant now, Instant begin) {
        long whole = Math.max(1, plan.exporting().toMillis());
        return (int) Math.min(100, Duration.between(begin, now).toMillis() * 100 / whole);
    }
}
