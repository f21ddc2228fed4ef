package io.lakelift.fakes.fsx;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The course of one task, as a function of its plan, the instant of a cancel, and the clock. Documented at
 * "Understanding a task's status and details" of the FSx for Lustre guide: the counts are refreshed every 30 seconds.
 */
record FsxTaskCourse(FsxTaskPlan plan, Instant created, Optional<Instant> cancelAsked) {
    static final Duration REFRESH = Duration.ofSeconds(30);

    /** A cancel is asynchronous; the task is CANCELING for so long, while files in flight land. */
    static final Duration CANCELING = Duration.ofMinutes(1);

    private static final long IN_FLIGHT = 8;

    /** What a moment of the course looks like; nothing is counted before the task begins. */
    record Moment(TaskLifecycle lifecycle, Optional<Counts> counts, Optional<Instant> began, Optional<Instant> ended) {}

    Moment at(Instant now) {
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
                .filter(at -> !undisturbed(at).lifecycle().ended());
    }

    private Moment canceled(Instant asked, Instant now) {
        Moment stopped = undisturbed(asked);
        Instant end = asked.plus(CANCELING);
        if (now.isBefore(end)) {
            return new Moment(TaskLifecycle.CANCELING, stopped.counts(), stopped.began(), Optional.empty());
        }
        Optional<Counts> landed = stopped.counts().map(counts -> counts.landing(IN_FLIGHT, end));
        return new Moment(TaskLifecycle.CANCELED, landed, stopped.began(), Optional.of(end));
    }

    private Moment undisturbed(Instant now) {
        Instant begin = created.plus(plan.pending());
        if (now.isBefore(begin)) {
            return new Moment(TaskLifecycle.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return switch (plan.ending()) {
            case FsxEnding.Succeed ignored -> succeeding(now, begin, 0);
            case FsxEnding.SucceedPartly partly -> succeeding(now, begin, Math.min(partly.failedFiles(), plan.files()));
            case FsxEnding.Fail fail -> failing(now, begin, fail);
            case FsxEnding.Never ignored -> executing(now, begin, 0, plan.files() * 9 / 10);
        };
    }

    private Moment succeeding(Instant now, Instant begin, long failed) {
        Instant last = begin.plus(plan.executing());
        Instant end = last.plus(plan.verifying());
        if (now.isBefore(last)) {
            return executing(now, begin, failed, plan.files());
        }
        boolean over = !now.isBefore(end);
        Counts counts = new Counts(plan.files(), plan.files() - failed, failed, over ? end : last);
        return new Moment(
                over ? TaskLifecycle.SUCCEEDED : TaskLifecycle.VERIFYING,
                Optional.of(counts),
                Optional.of(begin),
                over ? Optional.of(end) : Optional.empty());
    }

    /** "When the task is complete, TotalCount equals the sum of SucceededCount plus FailedCount." */
    private Moment failing(Instant now, Instant begin, FsxEnding.Fail fail) {
        Instant end = begin.plus(plan.executing().multipliedBy(fail.atPercent()).dividedBy(100));
        if (now.isBefore(end)) {
            return executing(now, begin, 0, plan.files());
        }
        if (fail.atPercent() == 0) {
            return new Moment(TaskLifecycle.FAILED, Optional.empty(), Optional.empty(), Optional.of(end));
        }
        long succeeded = plan.files() * fail.atPercent() / 100;
        Counts counts = new Counts(plan.files(), succeeded, plan.files() - succeeded, end);
        return new Moment(TaskLifecycle.FAILED, Optional.of(counts), Optional.of(begin), Optional.of(end));
    }

    /** Until the first refresh nothing is known, not even how many files there are. */
    private Moment executing(Instant now, Instant begin, long failedAtLast, long most) {
        long refreshes = Duration.between(begin, now).dividedBy(REFRESH);
        Instant counted = begin.plus(REFRESH.multipliedBy(refreshes));
        long whole = Math.max(1, plan.executing().toMillis());
        long elapsed = Math.min(whole, Duration.between(begin, counted).toMillis());
        long failed = failedAtLast * elapsed / whole;
        long processed = Math.min(most, plan.files() * elapsed / whole);
        Counts counts = new Counts(refreshes == 0 ? 0 : plan.files(), processed - failed, failed, counted);
        return new Moment(TaskLifecycle.EXECUTING, Optional.of(counts), Optional.of(begin), Optional.empty());
    }
}
