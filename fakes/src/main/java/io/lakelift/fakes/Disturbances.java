package io.lakelift.fakes;

import static io.lakelift.fakes.wire.FaultScript.ANY;

import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.sfn.FakeSfn;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes calls fail as a {@link Scenario} requires: the service throttles or refuses them, is unavailable, or executes
 * them but its answer is lost.
 */
final class Disturbances {
    private static final int TIMES = 7;

    private Disturbances() {}

    static void throttle(FakeCloud cloud) {
        List.of(
                        FakeRds.START,
                        FakeRds.DESCRIBE,
                        FakeRds.CANCEL,
                        FakeRds.DESCRIBE_SNAPSHOTS,
                        FakeRds.DESCRIBE_CLUSTER_SNAPSHOTS,
                        FakeRds.DESCRIBE_INSTANCES,
                        FakeRds.DESCRIBE_CLUSTERS)
                .forEach(action -> cloud.rds().faults().next(action, TIMES, Fault.throttling()));
        List.of(
                        FakeFsx.CREATE,
                        FakeFsx.DESCRIBE,
                        FakeFsx.CANCEL,
                        FakeFsx.DESCRIBE_ASSOCIATIONS,
                        FakeFsx.DESCRIBE_FILE_SYSTEMS)
                .forEach(action -> cloud.fsx().faults().next(action, TIMES, Fault.throttlingException()));
        List.of(FakeSfn.DESCRIBE, FakeSfn.LIST)
                .forEach(action -> cloud.sfn().faults().next(action, TIMES, Fault.throttlingException()));
    }

    static void unavailable(FakeCloud cloud) {
        Instant now = cloud.clock().instant();
        Instant until = now.plus(Duration.ofMinutes(3));
        cloud.rds().faults().during(ANY, now, until, Fault.unavailable());
        cloud.fsx().faults().during(ANY, now, until, Fault.unavailable());
        cloud.sfn().faults().during(ANY, now, until, Fault.unavailable());
    }

    static void loseAnswer(FakeCloud cloud) {
        cloud.rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer());
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.LoseAnswer());
    }

    static void refuse(FakeCloud cloud) {
        cloud.rds().account().distrustRoles();
        cloud.fsx().account().fileSystems().stream()
                .map(FileSystem::id)
                .forEach(id -> cloud.fsx().account().unlink(id));
    }
}
