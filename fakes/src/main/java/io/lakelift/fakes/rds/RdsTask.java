package io.lakelift.fakes.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A started export: what was asked for, what is planned for it, and what has been done to it since.
 *
 * @param ordinal its place in the order of all starts, which pages count by
 */
record RdsTask(
        int ordinal,
        StartRequest request,
        RdsSource source,
        String keyArn,
        RdsTaskPlan plan,
        Instant created,
        Optional<Instant> cancelAsked,
        boolean hidden) {
    private static final String EMPTY_WARNING = "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}";

    RdsTask canceledAt(Instant at) {
        return new RdsTask(ordinal, request, source, keyArn, plan, created, Optional.of(at), hidden);
    }

    RdsTask hide() {
        return new RdsTask(ordinal, request, source, keyArn, plan, created, cancelAsked, true);
    }

    String identifier() {
        return request.exportTaskIdentifier();
    }

    boolean isVisible(Instant now) {
        boolean forgotten = plan.vanishesAfter()
                .map(after -> !now.isBefore(created.plus(after)))
                .orElse(false);
        return !hidden && !forgotten && !now.isBefore(created.plus(plan.unseen()));
    }

    boolean isRunning(Instant now) {
        return !moment(now).status().ended();
    }

    /** How long it held a slot between two instants. */
    Duration held(Instant from, Instant to) {
        Instant begin = created.isAfter(from) ? created : from;
        Instant end = moment(to).ended().orElse(to);
        return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }

    RdsExportTask at(Instant now) {
        RdsTaskCourse.Moment moment = moment(now);
        return new RdsExportTask(
                identifier(),
                source.arn(),
                source.kind().sourceType(),
                request.exportOnly(),
                Optional.of(source.createdAt()).filter(time -> source.kind() != RdsSourceKind.CLUSTER),
                moment.began(),
                moment.ended(),
                request.s3BucketName(),
                request.s3Prefix(),
                request.iamRoleArn(),
                keyArn,
                moment.status(),
                moment.percent(),
                moment.extractedGb(),
                failureCause(moment),
                warningMessage(moment));
    }

    private RdsTaskCourse.Moment moment(Instant now) {
        return new RdsTaskCourse(plan, created, cancelAsked).at(now);
    }

    private Optional<String> failureCause(RdsTaskCourse.Moment moment) {
        return moment.status() == Status.FAILED && plan.ending() instanceof RdsEnding.Fail fail
                ? Optional.of(fail.cause())
                : Optional.empty();
    }

    /** Of a live cluster RDS warns even where nothing is missing: its three lists are empty then. */
    private Optional<String> warningMessage(RdsTaskCourse.Moment moment) {
        if (moment.status() != Status.COMPLETE) {
            return Optional.empty();
        }
        if (plan.ending() instanceof RdsEnding.CompleteWithWarning partly) {
            return Optional.of(partly.warning());
        }
        return Optional.of(EMPTY_WARNING).filter(warning -> source.kind() == RdsSourceKind.CLUSTER);
    }
}
