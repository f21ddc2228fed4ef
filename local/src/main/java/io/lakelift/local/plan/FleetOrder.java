package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Arn;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What PlanFleet makes of a schedule.
 *
 * @param sources in the order in which they are started
 * @param leftOut what is not exported, each with the reason
 * @param troubles why lists could not be read, or why there is nothing to export
 * @param unresolved whether the schedule has tags, and nothing says what carries them
 */
public record FleetOrder(List<Source> sources, List<LeftOut> leftOut, List<String> troubles, boolean unresolved) {
    public FleetOrder {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        troubles = List.copyOf(troubles);
    }

    /**
     * One that is exported.
     *
     * @param sizeGb as PlanFleet knows it
     * @param deadline where the schedule gives one
     * @param maxSnapshotAge where the schedule gives one
     */
    public record Source(
            Arn arn,
            SourceKind kind,
            Optional<Integer> sizeGb,
            Optional<Duration> deadline,
            Optional<Duration> maxSnapshotAge) {
        public Source {
            requireNonNull(arn, "arn is null");
            requireNonNull(kind, "kind is null");
        }
    }

    /** @param source its ARN, or where it stands in the file */
    public record LeftOut(String source, String why) {}
}
