package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * If nothing was started, no notice says that it may be running, unless the look for what an attempt may have started was
 * refused for a whole hour.
 */
final class NothingPerhapsRuns {
    /** After so long a silence, no one can know. */
    private static final Duration LONGEST = Duration.ofHours(13 * 24 + 12);

    private NothingPerhapsRuns() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.executions().stream()
                .filter(ExecutionPurpose::exports)
                .filter(execution ->
                        observations.startedBy(execution.start().arn()).isEmpty())
                .forEach(execution -> observations.noticesOf(execution.start().arn()).stream()
                        .filter(notice -> notice.outcome().equals("UNKNOWN"))
                        .filter(notice -> !isOf(observations, notice) && !isLate(execution, notice))
                        .filter(notice -> !SilenceIsNoEnd.isRefused(
                                Optional.empty(),
                                observations.heardBy(execution.start().arn())))
                        .forEach(notice ->
                                finding.accept("%s has started nothing, and says that something may be running"
                                        .formatted(execution.start().name()))));
    }

    /** Whether there is an export that it joined, cancelled or adopted. */
    private static boolean isOf(Observations observations, Observations.Notice notice) {
        return notice.export().filter(observations.exports()::containsKey).isPresent();
    }

    private static boolean isLate(Execution execution, Observations.Notice notice) {
        return !notice.at().isBefore(execution.start().startTime().plus(LONGEST));
    }
}
