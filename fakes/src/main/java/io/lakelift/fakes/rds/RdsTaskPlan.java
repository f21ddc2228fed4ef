package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.TaskPlan;
import java.time.Duration;

/** Makes the plans of RDS exports. The size of a plan is the final TotalExtractedDataInGB. */
public final class RdsTaskPlan {
    private RdsTaskPlan() {}

    /**
     * A plan that depends only on the source, so that a run can be repeated. The export takes 12 to 40 minutes, growing
     * with the size up to about 220 GB. A cluster takes longer to prepare, because RDS clones it first.
     */
    public static TaskPlan<RdsEnding> of(RdsSource source) {
        int spread = Math.floorMod(source.arn().hashCode(), 4);
        int clone = source.kind() == RdsSourceKind.CLUSTER ? 3 : 0;
        Duration preparing = Duration.ofMinutes(7 + spread + clone);
        Duration exporting = Duration.ofMinutes(5 + Math.min(source.sizeInGb() / 10, 22));
        return of(preparing, exporting, Math.max(1, source.sizeInGb() * 4 / 5));
    }

    /** A plan that completes without anything unusual. */
    public static TaskPlan<RdsEnding> of(Duration preparing, Duration exporting, int extractedGb) {
        return TaskPlan.of(preparing, exporting, extractedGb, new RdsEnding.Complete());
    }
}
