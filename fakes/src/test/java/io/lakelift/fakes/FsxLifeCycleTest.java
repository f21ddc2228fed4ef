package io.lakelift.fakes;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.fsx.model.CancelDataRepositoryTaskResponse;
import software.amazon.awssdk.services.fsx.model.CreateDataRepositoryTaskRequest;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskEndedException;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTaskStatus;
import software.amazon.awssdk.services.fsx.model.Tag;

/** The whole course of a data repository task, as AWS's client sees it. */
class FsxLifeCycleTest extends FsxTest {
    private static final TaskPlan<FsxEnding> PLAN = FsxTaskPlan.of(ofMinutes(2), ofMinutes(10), 1000);

    @Test
    void create_everyMember_comesBackButTheToken() {
        DataRepositoryTask task = create(task(SCRATCH, "night-1")
                .paths("results", "/logs")
                .report(r -> r.enabled(true)
                        .path(SampleAccount.LUSTRE_PATH + "/reports")
                        .format("REPORT_CSV_20191124")
                        .scope("FAILED_FILES_ONLY"))
                .tags(tag("lakelift:execution", "arn:aws:states:eu-west-1:123456789012:execution:a:b"), tag("b", "")));

        assertThat(task.taskId()).matches("task-[0-9a-f]{17}");
        assertThat(task.lifecycleAsString()).isEqualTo("PENDING");
        assertThat(task.typeAsString()).isEqualTo("EXPORT_TO_REPOSITORY");
        assertThat(task.creationTime()).isEqualTo(SampleAccount.NIGHT);
        assertThat(task.resourceARN()).isEqualTo("arn:aws:fsx:eu-west-1:123456789012:task/" + task.taskId());
        assertThat(task.fileSystemId()).isEqualTo(SCRATCH);
        assertThat(task.paths()).containsExactly("results", "/logs");
        assertThat(task.report().enabled()).isTrue();
        assertThat(task.report().path()).isEqualTo(SampleAccount.LUSTRE_PATH + "/reports");
        assertThat(task.tags()).extracting(Tag::key).containsExactly("lakelift:execution", "b");
        assertThat(task.startTime()).isNull();
        assertThat(task.endTime()).isNull();
        assertThat(task.status()).isNull();
        assertThat(task.failureDetails()).isNull();
        assertThat(look(task.taskId())).isEqualTo(task);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void followed_countsEveryThirtySecondsAndAddsUpAtTheEnd() {
        cloud.fsx().plan(fileSystem -> PLAN);
        List<DataRepositoryTask> seen =
                followTask(create(task(SCRATCH, "night-1")).taskId());

        assertThat(seen)
                .extracting(DataRepositoryTask::lifecycleAsString)
                .containsSubsequence("PENDING", "EXECUTING", "SUCCEEDED")
                .containsOnly("PENDING", "EXECUTING", "SUCCEEDED");
        List<DataRepositoryTaskStatus> counts = seen.stream()
                .map(DataRepositoryTask::status)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        assertThat(counts).extracting(DataRepositoryTaskStatus::succeededCount).isSorted();
        assertThat(counts).hasSize(21);
        assertThat(counts.getFirst().totalCount()).isZero();
        assertThat(counts.get(1).lastUpdatedTime()).isEqualTo(SampleAccount.NIGHT.plusSeconds(150));
        assertThat(counts.get(1).totalCount()).isEqualTo(1000);
        assertThat(counts.get(1).succeededCount()).isEqualTo(50);
        assertThat(counts.getLast().succeededCount()).isEqualTo(1000);
        assertThat(counts.getLast().failedCount()).isZero();
        assertThat(seen.getLast().startTime()).isEqualTo(SampleAccount.NIGHT.plus(ofMinutes(2)));
        assertThat(seen.getLast().endTime()).isEqualTo(SampleAccount.NIGHT.plus(ofMinutes(12)));
    }

    @Test
    void failing_saysWhyAndCountsTheRestAsFailed() {
        cloud.fsx().plan(fileSystem -> PLAN.ending(new FsxEnding.Fail("S3 denied access.", 40)));
        DataRepositoryTask last =
                followTask(create(task(SCRATCH, "night-1")).taskId()).getLast();

        assertThat(last.lifecycleAsString()).isEqualTo("FAILED");
        assertThat(last.failureDetails().message()).isEqualTo("S3 denied access.");
        assertThat(last.status().totalCount()).isEqualTo(1000);
        assertThat(last.status().succeededCount()).isEqualTo(400);
        assertThat(last.status().failedCount()).isEqualTo(600);
        assertThat(last.endTime()).isEqualTo(SampleAccount.NIGHT.plus(ofMinutes(6)));
    }

    @Test
    void someFilesFailing_isStillSucceeded() {
        cloud.fsx().plan(fileSystem -> PLAN.ending(new FsxEnding.SucceedPartly(7)));
        DataRepositoryTask last =
                followTask(create(task(SCRATCH, "night-1")).taskId()).getLast();

        assertThat(last.lifecycleAsString()).isEqualTo("SUCCEEDED");
        assertThat(last.status().succeededCount()).isEqualTo(993);
        assertThat(last.status().failedCount()).isEqualTo(7);
        assertThat(last.failureDetails()).isNull();
    }

    /** A report is written when a task completes, which a cancelled one never does. */
    @Test
    void someFilesFailing_areReportedIfTheTaskCompletes() {
        cloud.fsx().plan(fileSystem -> PLAN.ending(new FsxEnding.SucceedPartly(7)));
        followTask(create(reporting("night-1")).taskId());
        assertThat(reports()).isEqualTo(1);

        String second = create(reporting("night-2")).taskId();
        clock.advance(ofMinutes(8));
        fsx.cancelDataRepositoryTask(r -> r.taskId(second));
        DataRepositoryTask last = followTask(second).getLast();
        assertThat(last.lifecycleAsString()).isEqualTo("CANCELED");
        assertThat(last.status().failedCount()).isPositive();
        assertThat(reports()).isEqualTo(1);
    }

    private static CreateDataRepositoryTaskRequest.Builder reporting(String token) {
        return task(SCRATCH, token)
                .report(r -> r.enabled(true)
                        .path(SampleAccount.LUSTRE_PATH + "/reports")
                        .format("REPORT_CSV_20191124")
                        .scope("FAILED_FILES_ONLY"));
    }

    private long reports() {
        return cloud.s3().contents(SampleAccount.BUCKET).keySet().stream()
                .filter(key -> key.endsWith("/failures.csv"))
                .count();
    }

    @Test
    void cancel_whileExecuting_isCancelingForAMinuteWhileFilesInFlightLand() {
        cloud.fsx().plan(fileSystem -> PLAN);
        String id = create(task(SCRATCH, "night-1")).taskId();
        clock.advance(ofMinutes(7));
        CancelDataRepositoryTaskResponse answer = fsx.cancelDataRepositoryTask(r -> r.taskId(id));
        clock.advance(ofSeconds(59));
        DataRepositoryTask still = look(id);
        clock.advance(ofSeconds(1));
        DataRepositoryTask after = look(id);

        assertThat(answer.taskId()).isEqualTo(id);
        assertThat(answer.lifecycleAsString()).isEqualTo("CANCELING");
        assertThat(still.lifecycleAsString()).isEqualTo("CANCELING");
        assertThat(still.status().succeededCount()).isEqualTo(500);
        assertThat(after.lifecycleAsString()).isEqualTo("CANCELED");
        assertThat(after.status().succeededCount()).isEqualTo(508);
        assertThat(after.endTime()).isEqualTo(clock.instant());
    }

    @Test
    void cancel_whilePending_neverGetsAStartTime_andAgainIsTooLate() {
        String id = create(task(SCRATCH, "night-1")).taskId();
        fsx.cancelDataRepositoryTask(r -> r.taskId(id));

        assertThatThrownBy(() -> fsx.cancelDataRepositoryTask(r -> r.taskId(id)))
                .isInstanceOf(DataRepositoryTaskEndedException.class);
        clock.advance(Duration.ofHours(1));
        assertThat(look(id).lifecycleAsString()).isEqualTo("CANCELED");
        assertThat(look(id).startTime()).isNull();
        assertThat(look(id).status()).isNull();
    }
}
