package io.lakelift.fakes;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import java.util.function.UnaryOperator;

/** Sets the course that the exports of RDS and FSx take in a {@link Scenario}. */
final class ExportCourses {
    private ExportCourses() {}

    static void failing(FakeCloud cloud) {
        rds(cloud, plan -> plan.ending(new RdsEnding.Fail(Texts.failure(cloud.inventory()), 50)));
        fsx(cloud, plan -> plan.ending(new FsxEnding.Fail(Texts.taskFailure(cloud.inventory()), 50)));
    }

    static void failingEarly(FakeCloud cloud) {
        rds(cloud, plan -> plan.ending(new RdsEnding.Fail(Texts.earlyFailure(cloud.inventory()), 0)));
        fsx(cloud, plan -> plan.ending(new FsxEnding.Fail(Texts.taskFailure(cloud.inventory()), 0)));
    }

    static void warning(FakeCloud cloud) {
        rds(cloud, plan -> plan.ending(new RdsEnding.CompleteWithWarning(Texts.WARNING)));
        fsx(cloud, plan -> plan.ending(new FsxEnding.SucceedPartly(37)));
    }

    static void canceledMidway(FakeCloud cloud) {
        rds(cloud, plan -> plan.canceledAfter(plan.midway()));
        fsx(cloud, plan -> plan.canceledAfter(plan.midway()));
    }

    static void slow(FakeCloud cloud) {
        rds(cloud, plan -> plan.preparing(ofHours(6)));
        fsx(cloud, plan -> plan.preparing(ofHours(6)));
    }

    static void neverEnding(FakeCloud cloud) {
        rds(cloud, plan -> plan.ending(new RdsEnding.Never()));
        fsx(cloud, plan -> plan.ending(new FsxEnding.Never()));
    }

    static void verifying(FakeCloud cloud) {
        rds(cloud, plan -> plan.verifying(ofMinutes(20)));
        fsx(cloud, plan -> plan.verifying(ofMinutes(20)));
    }

    static void unseen(FakeCloud cloud) {
        rds(cloud, plan -> plan.unseenFor(ofSeconds(60)));
        fsx(cloud, plan -> plan.unseenFor(ofSeconds(60)));
    }

    static void vanishing(FakeCloud cloud) {
        rds(cloud, plan -> plan.vanishingAfter(ofMinutes(12)));
        fsx(cloud, plan -> plan.vanishingAfter(plan.midway()));
    }

    private static void rds(FakeCloud cloud, UnaryOperator<TaskPlan<RdsEnding>> change) {
        cloud.rds().plan(source -> change.apply(RdsTaskPlan.of(source)));
    }

    private static void fsx(FakeCloud cloud, UnaryOperator<TaskPlan<FsxEnding>> change) {
        cloud.fsx().plan(fileSystem -> change.apply(FsxTaskPlan.of(fileSystem)));
    }
}
