package io.lakelift.fakes;

import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Acts as other users of the account in a {@link Scenario}: their exports hold slots, and their tasks occupy file
 * systems.
 */
final class OtherUsers {
    private static final int QUOTA = 5;

    private OtherUsers() {}

    /** Starts five exports that end ten minutes apart, and a task of 20 minutes on each Lustre file system. */
    static void fillQuota(FakeCloud cloud) {
        TaskPlan<FsxEnding> twentyMinutes = FsxTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(19), 300_000);
        cloud.fsx().account().fileSystems().stream()
                .filter(fileSystem -> fileSystem.type().equals(FileSystem.LUSTRE))
                .forEach(fileSystem -> cloud.fsx().testControl().occupy(fileSystem.id(), twentyMinutes));
        for (int n = 1; n <= QUOTA; n++) {
            TaskPlan<RdsEnding> plan = RdsTaskPlan.of(Duration.ofMinutes(10), Duration.ofMinutes(10L * n), 40);
            cloud.rds().testControl().occupy("strangers-export-" + n, source(n, cloud.inventory()), plan);
        }
    }

    /** Starts one export, and makes every twentieth of ours fail halfway, beginning with the eighth. */
    static void crowd(FakeCloud cloud) {
        cloud.rds()
                .testControl()
                .occupy(
                        "strangers-export-1",
                        source(1, cloud.inventory()),
                        RdsTaskPlan.of(Duration.ofMinutes(10), Duration.ofMinutes(40), 40));
        AtomicInteger started = new AtomicInteger();
        cloud.rds()
                .plan(source -> started.incrementAndGet() % 20 == 8
                        ? RdsTaskPlan.of(source).ending(new RdsEnding.Fail(Texts.failure(cloud.inventory()), 50))
                        : RdsTaskPlan.of(source));
    }

    private static RdsSource source(int n, Inventory inventory) {
        String arn = "arn:aws:rds:%s:%s:snapshot:strangers-%d".formatted(inventory.region(), inventory.account(), n);
        return new RdsSource(
                arn,
                "strangers",
                "mysql",
                50,
                RdsSource.AVAILABLE,
                inventory.night().minusSeconds(3600));
    }
}
