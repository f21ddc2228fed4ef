package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks that no execution of the export machine or the fleet machine sent two different notices. An execution of the
 * export machine that ended by itself must have sent one that agrees with its status, unless it had nothing to report.
 * An execution of either machine may give up sending only after it has tried for a day, or after SNS has refused the
 * notice three times. No execution of any machine may end with a time-out or an error of Step Functions' own, unless
 * the simulation interrupted it; but a sweep may time out.
 */
final class OneNotice {
    /** How long an execution must try to send its notice, less a tolerance of ten minutes. */
    private static final Duration A_DAY = Duration.ofHours(24).minusMinutes(10);

    private final Observations observations;
    private final Consumer<String> finding;

    private OneNotice(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
    }

    static void check(Observations observations, Consumer<String> finding) {
        OneNotice rule = new OneNotice(observations, finding);
        observations.executions().stream()
                .filter(execution -> ExecutionPurpose.exports(execution) && execution.isOver())
                .forEach(rule::check);
        observations.executions().stream().filter(ExecutionPurpose::isFleet).forEach(rule::once);
        observations.executions().stream()
                .filter(execution ->
                        ExecutionPurpose.isFleet(execution) && execution.error().equals("NotifyFailed"))
                .forEach(rule::tried);
        observations.executions().stream()
                .filter(execution -> execution.isOver() && ExecutionPurpose.interrupted(execution))
                .filter(execution -> execution.status() != Status.ABORTED)
                .filter(execution -> !ExecutionPurpose.sweeps(execution)
                        || !execution.error().equals("States.Timeout"))
                .filter(execution -> !observations
                        .interrupted()
                        .containsKey(execution.start().arn()))
                .forEach(execution -> finding.accept("%s broke off by itself: %s %s"
                        .formatted(execution.start().name(), execution.error(), execution.cause())));
    }

    /** A notice may be sent several times, with the same identifier. */
    private void once(Execution execution) {
        long different = observations.noticesOf(execution.start().arn()).stream()
                .map(notice -> notice.data().path("noticeId").asText())
                .distinct()
                .count();
        if (different > 1) {
            finding.accept(
                    "%s sent %d different notices".formatted(execution.start().name(), different));
        }
    }

    private void check(Execution execution) {
        once(execution);
        String name = execution.start().name();
        List<Observations.Notice> notices =
                observations.noticesOf(execution.start().arn());
        if (notices.stream().map(Observations.Notice::outcome).distinct().count() > 1) {
            finding.accept("%s reported two outcomes".formatted(name));
        }
        if (ExecutionPurpose.interrupted(execution) || silent(execution)) {
            return;
        }
        if (notices.isEmpty()) {
            if (execution.error().equals("NotifyFailed")) {
                tried(execution);
            } else {
                finding.accept("%s ended %s %s, and no one was notified"
                        .formatted(name, execution.status(), execution.error()));
            }
            return;
        }
        asReported(execution, notices.getLast());
    }

    /** A notice is abandoned after SNS has refused it three times, or after a day. */
    private void tried(Execution execution) {
        Duration tried = observations.triedToNotify(execution);
        if (tried.compareTo(A_DAY) < 0 && !observations.refusedToNotify(execution)) {
            finding.accept("%s tried to send its notice for %s only"
                    .formatted(execution.start().name(), tried));
        }
    }

    /**
     * Whether the execution had nothing to report: RDS's event started nothing, the cancel of a stopped execution found
     * nothing to do, an export had ended before it could be adopted, or the execution of a fleet's export that waits
     * for its snapshot gave back its slot, so that the fleet starts the export again.
     */
    private static boolean silent(Execution execution) {
        return execution.error().equals("EventRefused")
                || String.valueOf(execution.output()).contains("nothingToDo");
    }

    private void asReported(Execution execution, Observations.Notice notice) {
        if (execution.error().equals("NotifyFailed")) {
            return; // the topic received the notice, but the answers to all attempts were lost
        }
        boolean cancels = ExecutionPurpose.toCancel(execution)
                && notice.export().isPresent()
                && !notice.outcome().equals("UNKNOWN");
        String expected = switch (notice.outcome()) {
            case "COMPLETE", "COMPLETE_WITH_WARNINGS" -> "";
            case "FAILED" -> cancels ? "" : "ExportFailed";
            case "CANCELED" -> cancels ? "" : "ExportCanceled|DeadlineExceeded";
            case "NOT_STARTED" -> "DeadlineExceeded";
            case "UNKNOWN" -> "ExportLost";
            default -> "[A-Z][A-Za-z0-9]+";
        };
        Status status = expected.isEmpty() ? Status.SUCCEEDED : Status.FAILED;
        if (execution.status() != status || !execution.error().matches(expected)) {
            finding.accept("%s ended %s %s, and its notice says %s"
                    .formatted(execution.start().name(), execution.status(), execution.error(), notice.outcome()));
        }
        if (notice.good() && notice.export().isEmpty()) {
            finding.accept("%s reports a complete export and names none"
                    .formatted(execution.start().name()));
        }
    }
}
