package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.fsx.CreateRequest;
import io.lakelift.fakes.fsx.DataRepositoryTask;
import io.lakelift.fakes.fsx.TaskLifecycle;
import io.lakelift.fakes.rds.Status;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Served to others, the fakes are on a clock that moves on during a call, too. */
class RunningClockTest {
    private final AtomicLong looks = new AtomicLong();
    private final InstantSource clock = () -> SampleAccount.NIGHT.plusMillis(looks.incrementAndGet());
    private final FakeCloud cloud = new FakeCloud(clock);

    @Test
    void cancelOfRds_answersCanceling() {
        cloud.rds().start(SampleAccount.export("night-1", SampleAccount.ORDERS));

        assertThat(cloud.rds().cancel("night-1").status()).isEqualTo(Status.CANCELING);
    }

    @Test
    void cancelOfFsx_answersCanceling() {
        DataRepositoryTask task =
                cloud.fsx().create(CreateRequest.export(SampleAccount.SCRATCH.replaceFirst(".*/", ""), "night-1"));

        assertThat(cloud.fsx().cancel(task.taskId()).lifecycle()).isEqualTo(TaskLifecycle.CANCELING);
    }
}
