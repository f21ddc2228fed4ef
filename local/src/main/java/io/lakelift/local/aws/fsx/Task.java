package io.lakelift.local.aws.fsx;

import java.time.Instant;
import java.util.Optional;

/**
 * A created task: what was asked for, what is planned for it, and what has been done to it since.
 *
 * @param ordinal its place in the order of all creations, which pages count by
 */
record Task(
        int ordinal,
        String id,
        CreateRequest request,
        FileSystem fileSystem,
        Plan plan,
        Instant created,
        Optional<Instant> cancelAsked,
        boolean hidden) {

    Task canceledAt(Instant at) {
        return new Task(ordinal, id, request, fileSystem, plan, created, Optional.of(at), hidden);
    }

    Task hide() {
        return new Task(ordinal, id, request, fileSystem, plan, created, cancelAsked, true);
    }

    boolean isVisible(Instant now) {
        boolean forgotten = plan.vanishesAfter()
                .map(after -> !now.isBefore(created.plus(after)))
                .orElse(false);
        return !hidden && !forgotten && !now.isBefore(created.plus(plan.unseen()));
    }

    DataRepositoryTask at(Instant now) {
        Course.Moment moment = new Course(plan, created, cancelAsked).at(now);
        return new DataRepositoryTask(
                id,
                moment.lifecycle(),
                request.type(),
                created,
                moment.began(),
                moment.ended(),
                fileSystem.arnOf("task/" + id),
                request.tags(),
                fileSystem.id(),
                request.paths(),
                failureMessage(moment),
                moment.counts(),
                request.report().orElseThrow());
    }

    private Optional<String> failureMessage(Course.Moment moment) {
        return moment.lifecycle() == TaskLifecycle.FAILED && plan.ending() instanceof Ending.Fail fail
                ? Optional.of(fail.message())
                : Optional.empty();
    }
}
