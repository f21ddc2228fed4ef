package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.task.TaskMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task at one moment, as RDS describes it. As the page "Creating snapshot export tasks" says, the status is STARTING
 * while RDS restores the snapshot, and TaskStartTime is when the restore ends.
 */
record RdsTaskView(Task<StartRequest, RdsSource, RdsEnding> task, TaskMoment moment) {
    /** Progress is coarse: it jumps by this many percent. */
    private static final int JUMP = 15;

    private static final String EMPTY_WARNING = "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}";

    static RdsExportTask at(Task<StartRequest, RdsSource, RdsEnding> task, Instant now) {
        return new RdsTaskView(task, task.at(now)).exportTask();
    }

    private RdsExportTask exportTask() {
        StartRequest request = task.request();
        RdsSource source = task.source();
        return new RdsExportTask(
                task.id(),
                source.arn(),
                source.kind().sourceType(),
                request.exportOnly(),
                Optional.of(source.createdAt()).filter(time -> source.kind() != RdsSourceKind.CLUSTER),
                moment.began(),
                moment.ended(),
                request.s3BucketName(),
                request.s3Prefix(),
                request.iamRoleArn(),
                request.kmsKeyId(),
                status(),
                percent(),
                extractedGb(),
                failureCause(),
                warningMessage());
    }

    private Status status() {
        return switch (moment.phase()) {
            case PREPARING -> Status.STARTING;
            case RUNNING -> Status.IN_PROGRESS;
            case VERIFYING -> Status.VERIFYING;
            case DONE -> Status.COMPLETE;
            case FAILED -> Status.FAILED;
            case CANCELING -> Status.CANCELING;
            case CANCELED -> Status.CANCELED;
        };
    }

    private int percent() {
        return switch (moment.reached()) {
            case VERIFYING -> 90;
            case DONE -> 100;
            default -> percentOfWork() / JUMP * JUMP;
        };
    }

    private int extractedGb() {
        return Math.toIntExact(task.plan().size() * percentOfWork() / 100);
    }

    private int percentOfWork() {
        return switch (moment.reached()) {
            case RUNNING -> percentOfTime();
            case FAILED -> task.plan().ending().failsAtPercent().orElseThrow();
            case VERIFYING, DONE -> 100;
            default -> 0;
        };
    }

    private int percentOfTime() {
        long whole = Math.max(1, task.plan().running().toMillis());
        long elapsed = Duration.between(moment.began().orElseThrow(), moment.progressAt())
                .toMillis();
        return (int) Math.min(task.plan().ending().isNever() ? 90 : 100, elapsed * 100 / whole);
    }

    private Optional<String> failureCause() {
        return moment.phase() == TaskMoment.Phase.FAILED && task.plan().ending() instanceof RdsEnding.Fail fail
                ? Optional.of(fail.cause())
                : Optional.empty();
    }

    /** RDS warns for every live cluster. If nothing is missing, the three lists of the warning are empty. */
    private Optional<String> warningMessage() {
        if (moment.phase() != TaskMoment.Phase.DONE) {
            return Optional.empty();
        }
        if (task.plan().ending() instanceof RdsEnding.CompleteWithWarning partly) {
            return Optional.of(partly.warning());
        }
        return Optional.of(EMPTY_WARNING).filter(warning -> task.source().kind() == RdsSourceKind.CLUSTER);
    }
}
