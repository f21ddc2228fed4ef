package io.lakelift.fakes.fsx;

import java.time.Instant;
import java.util.Optional;

/**
 * A created task: what was asked for, what is planned for it, and what has been done to it since.
 *
 * @param ordinal its place in the order of all creations, which pages count by
 */
record FsxTask(
        int ordinal,
        String id,
        CreateRequest request,
        FileSystem fileSystem,
        FsxTaskPlan plan,
        Instant created,
        Optional<Instant> cancelAsked,
        boolean hidden) {

    FsxTask canceledAt(Instant at) {
        return new FsxTask(ordinal, id, request, fileSystem, plan, created, Optional.of(at), hidden);
    }

    FsxTask hide() {
        return new FsxTask(ordinal, id, request, fileSystem, plan, created, cancelAsked, true);
    }

    boolean isVisible(Instant now) {
        boolean forgotten = plan.vanishesAfter()
                .map(after -> !now.isBefore(created.plus(after)))
                .orElse(false);
        return !hidden && !forgotten && !now.isBefore(created.plus(plan.unseen()));
    }

    DataRepositoryTask at(Instant now) {
        FsxTaskCourse.Moment moment = new FsxTaskCourse(plan, created, cancelAsked).at(now);
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

    private Optional<String> failureMessage(FsxTaskCourse.Moment moment) {
        return moment.lifecycle() == TaskLifecycle.FAILED && plan.ending() instanceof FsxEnding.Fail fail
                ? Optional.of(fail.message())
                : Optional.empty();
    }
}
