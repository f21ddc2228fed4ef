package io.lakelift.fsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FsxTargetTest {
    private static final String ID = SampleAccount.SCRATCH.substring(SampleAccount.SCRATCH.indexOf('/') + 1);
    private static final FsxTaskPlan SHORT = FsxTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(1), 10);

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock);
    private final FsxExportGateway exports = new FsxExportGateway(CloudClients.fsx(cloud));

    @Test
    void find_linkedElsewhereSinceTheLastTask_namesTheNewPlace() {
        String first = cloud.fsx().backstage().occupy(ID, SHORT).taskId();
        assertThat(exports.find(first).orElseThrow().s3Uri()).contains(SampleAccount.LUSTRE_PATH);

        clock.advance(Duration.ofHours(1));
        cloud.fsx().account().unlink(ID);
        cloud.fsx()
                .account()
                .add(new Association(
                        "dra-0123456789abcdef1", ID, "/", "s3://other-bucket/lustre", "AVAILABLE", clock.instant()));
        String second = cloud.fsx().backstage().occupy(ID, SHORT).taskId();

        assertThat(exports.find(second).orElseThrow().s3Uri()).isEqualTo(Optional.of("s3://other-bucket/lustre"));
    }
}
