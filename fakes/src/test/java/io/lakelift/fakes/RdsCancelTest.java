package io.lakelift.fakes;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.rds.RdsTaskPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.CancelExportTaskResponse;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.InvalidExportTaskStateException;

/** A cancel is asked for, is under way, and is done; or comes too late. */
class RdsCancelTest extends CloudTest {

    @Test
    void cancel_inProgress_isCancelingForTwoMinutesAndMovesNoFurther() {
        start("night-1", SampleAccount.ORDERS);
        clock.advance(ofMinutes(14));
        ExportTask before = describe("night-1");

        CancelExportTaskResponse answer = rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1"));
        clock.advance(ofMinutes(2).minusSeconds(1));
        ExportTask still = describe("night-1");
        clock.advance(Duration.ofSeconds(1));
        ExportTask after = describe("night-1");

        assertThat(before.status()).isEqualTo("IN_PROGRESS");
        assertThat(answer.status()).isEqualTo("CANCELING");
        assertThat(still.status()).isEqualTo("CANCELING");
        assertThat(after.status()).isEqualTo("CANCELED");
        assertThat(after.taskEndTime()).isEqualTo(clock.instant());
        assertThat(after.percentProgress()).isEqualTo(before.percentProgress()).isPositive();
        assertThat(after.taskStartTime()).isEqualTo(before.taskStartTime());
    }

    @Test
    void cancel_whileStarting_neverGetsAStartTime() {
        start("night-1", SampleAccount.ORDERS);
        rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1"));
        clock.advance(ofMinutes(60));

        assertThat(describe("night-1").status()).isEqualTo("CANCELED");
        assertThat(describe("night-1").taskStartTime()).isNull();
    }

    @Test
    void cancel_twiceWhileCanceling_keepsTheFirst() {
        start("night-1", SampleAccount.ORDERS);
        rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1"));
        clock.advance(ofMinutes(1));
        rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1"));
        clock.advance(ofMinutes(1));

        assertThat(describe("night-1").status()).isEqualTo("CANCELED");
    }

    @Test
    void cancel_atTheInstantOfTheEnd_isTooLate() {
        start("night-1", SampleAccount.ORDERS);
        follow("night-1");

        assertThatThrownBy(() -> rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1")))
                .isInstanceOf(InvalidExportTaskStateException.class);
        assertThat(describe("night-1").status()).isEqualTo("COMPLETE");
    }

    @Test
    void cancel_plannedForAfterTheEnd_changesNothing() {
        cloud.rds().plan(source -> RdsTaskPlan.of(source).canceledAfter(Duration.ofHours(3)));
        start("night-1", SampleAccount.ORDERS);
        clock.advance(Duration.ofHours(4));

        assertThat(describe("night-1").status()).isEqualTo("COMPLETE");
    }
}
