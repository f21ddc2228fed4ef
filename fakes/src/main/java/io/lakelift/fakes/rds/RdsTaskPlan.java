package io.lakelift.fakes.rds;

import java.time.Duration;
import java.util.Optional;

/**
 * What is going to happen to an export, fixed when it starts: together with the clock it gives the task's state.
 *
 * @param preparing the restore of the snapshot, or the clone of the cluster: STARTING
 * @param exporting from the first extracted row to the last: IN_PROGRESS
 * @param verifying a status of tomorrow between the last row and the end; AWS has none
 * @param extractedGb what TotalExtractedDataInGB comes to
 * @param unseen how long the API denies that the task exists, as eventual consistency may
 * @param canceledAfter when a person cancels it in the console
 * @param vanishesAfter when the API forgets the task for good
 */
public record RdsTaskPlan(
        Duration preparing,
        Duration exporting,
        Duration verifying,
        int extractedGb,
        RdsEnding ending,
        Duration unseen,
        Optional<Duration> canceledAfter,
        Optional<Duration> vanishesAfter) {

    /**
     * The plan that follows from the source alone, so that a run can be repeated: 12 to 40 minutes, growing with the
     * size up to about 220 GB. A cluster takes longer to prepare, because RDS clones it first.
     */
    public static RdsTaskPlan of(RdsSource source) {
        int spread = Math.floorMod(source.arn().hashCode(), 4);
        int clone = source.kind() == RdsSourceKind.CLUSTER ? 3 : 0;
        Duration preparing = Duration.ofMinutes(7 + spread + clone);
        Duration exporting = Duration.ofMinutes(5 + Math.min(source.sizeInGb() / 10, 22));
        int extracted = Math.max(1, source.sizeInGb() * 4 / 5);
        return of(preparing, exporting, extracted);
    }

    /** A plan that completes, with nothing unusual on the way. */
    public static RdsTaskPlan of(Duration preparing, Duration exporting, int extractedGb) {
        return new RdsTaskPlan(
                preparing,
                exporting,
                Duration.ZERO,
                extractedGb,
                new RdsEnding.Complete(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }

    public RdsTaskPlan preparing(Duration other) {
        return new RdsTaskPlan(other, exporting, verifying, extractedGb, ending, unseen, canceledAfter, vanishesAfter);
    }

    public RdsTaskPlan verifying(Duration other) {
        return new RdsTaskPlan(preparing, exporting, other, extractedGb, ending, unseen, canceledAfter, vanishesAfter);
    }

    public RdsTaskPlan ending(RdsEnding other) {
        return new RdsTaskPlan(
                preparing, exporting, verifying, extractedGb, other, unseen, canceledAfter, vanishesAfter);
    }

    public RdsTaskPlan unseenFor(Duration other) {
        return new RdsTaskPlan(
                preparing, exporting, verifying, extractedGb, ending, other, canceledAfter, vanishesAfter);
    }

    public RdsTaskPlan canceledAfter(Duration other) {
        return new RdsTaskPlan(
                preparing, exporting, verifying, extractedGb, ending, unseen, Optional.of(other), vanishesAfter);
    }

    public RdsTaskPlan vanishingAfter(Duration other) {
        return new RdsTaskPlan(
                preparing, exporting, verifying, extractedGb, ending, unseen, canceledAfter, Optional.of(other));
    }

    /** An export of chosen tables extracts less than the whole. */
    RdsTaskPlan partial() {
        int some = Math.max(1, extractedGb / 4);
        return new RdsTaskPlan(preparing, exporting, verifying, some, ending, unseen, canceledAfter, vanishesAfter);
    }
}
