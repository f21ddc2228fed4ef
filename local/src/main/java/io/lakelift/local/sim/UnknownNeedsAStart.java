package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks that an execution that started no export does not report UNKNOWN, which means that an export may be running.
 * There are three exceptions. The notice is about an existing export, which the execution joined, cancelled or adopted.
 * The execution has no time left. For a whole hour, the service refused to say what a failed start had created.
 */
final class UnknownNeedsAStart {
    /** After this long, an execution may give up. */
    private static final Duration LONGEST = Duration.ofHours(13 * 24 + 12);

    private UnknownNeedsAStart() {}

    static void check(Observations observations, Consumer<String> finding) {
        observations.executions().stream()
                .filter(ExecutionPurpose::exports)
                .filter(execution ->
                        observations.startedBy(execution.start().arn()).isEmpty())
                .forEach(execution -> observations.noticesOf(execution.start().arn()).stream()
                        .filter(notice -> notice.outcome().equals("UNKNOWN"))
                        .filter(notice -> !isOf(observations, notice) && !isLate(execution, notice))
                        .filter(notice -> !UnknownIsLastResort.isRefused(
                                Optional.empty(),
                                observations.heardBy(execution.start().arn())))
                        .forEach(notice ->
                                finding.accept("%s has started nothing, and says that something may be running"
                                        .formatted(execution.start().name()))));
    }

    /** Whether the notice is about an existing export, one that its execution joined, cancelled or adopted. */
    private static boolean isOf(Observations observations, Observations.Notice notice) {
        return notice.export().filter(observations.exports()::containsKey).isPresent();
    }

    private static boolean isLate(Execution execution, Observations.Notice notice) {
        return !notice.at().isBefore(execution.start().startTime().plus(LONGEST));
    }
}
