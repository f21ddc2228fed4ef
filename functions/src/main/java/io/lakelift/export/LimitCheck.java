package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Refuses an export that would exceed the deployment's daily limits. An export that was started seconds ago may not be
 * counted yet, so exports that are requested together may exceed a limit.
 */
final class LimitCheck {
    private final DailyLimits limits;
    private final Deployment deployment;
    private final List<ExportTask> others;
    private final Instant beginning;
    private final List<ExportTask> today;

    /** @param others all exports that the service still knows, without those of the execution that asks */
    LimitCheck(Deployment deployment, List<ExportTask> others, Instant now) {
        this.limits = deployment.policy().limits();
        this.deployment = deployment;
        this.others =
                others.stream().filter(task -> Ownership.isOf(task, deployment)).toList();
        this.beginning = limits.beginning(now);
        this.today = this.others.stream()
                .filter(task -> !task.taskStartTime()
                        .or(task::taskEndTime)
                        .orElse(task.status().terminal() ? Instant.MIN : now)
                        .isBefore(beginning))
                .toList();
    }

    /**
     * Refuses what would exceed a limit.
     *
     * @param request as in the input, which may leave the snapshot open
     * @throws ExportRefused with one sentence that names the limit, what was counted, and what to do
     */
    void require(ExportRequest request) {
        String source = RecurringSource.counted(request.source());
        limits.exportsPerSourceAndDay().ifPresent(most -> requireNumber(request.source(), source, most));
        if (request instanceof ExportRequest.OfDatabase database) {
            limits.gbPerNight().ifPresent(most -> requireSize(source, database, most));
        }
    }

    private void requireNumber(ExportSource asked, String source, int most) {
        long count = today.stream().filter(task -> isOf(task, source)).count();
        if (count >= most) {
            throw Refusal.DAILY_LIMIT_REACHED.because(
                    "sourceArn %s: %d of its exports have started since %s, and limits.exportsPerSourceAndDay is %d: find out who starts them, and wait until %s or raise the limit in the deployment's file."
                            .formatted(
                                    Text.quoted(asked.arn().toString()),
                                    count,
                                    beginning,
                                    most,
                                    limits.end(beginning)));
        }
    }

    private void requireSize(String source, ExportRequest.OfDatabase request, int most) {
        long used = today.stream().mapToLong(this::gb).sum();
        long expected = gbBefore(source, request.exportOnly().entries());
        if (used >= most || used + expected > most) {
            throw Refusal.DAILY_LIMIT_REACHED.because(
                    "limits.gbPerNight is %,d, and the exports that have started since %s have %,d GB%s: wait until %s, or raise the limit in the deployment's file."
                            .formatted(
                                    most,
                                    beginning,
                                    used,
                                    expected == 0 ? "" : ", this one had %,d GB last time".formatted(expected),
                                    limits.end(beginning)));
        }
    }

    /** What it has written; while it is running, no less than its predecessor. */
    private long gb(ExportTask task) {
        long written = task.totalExtractedDataInGB().orElse(0);
        return task.status().terminal() ? written : Math.max(written, gbBefore(source(task), task.exportOnly()));
    }

    /** The size, in GB, of the last complete export of the same source and parts; 0 if none is known. */
    private long gbBefore(String source, List<String> exportOnly) {
        return others.stream()
                .filter(task -> task.status() == ExportStatus.COMPLETE)
                .filter(task -> isOf(task, source))
                .filter(task -> Set.copyOf(task.exportOnly()).equals(Set.copyOf(exportOnly)))
                .max(Comparator.comparing(task -> task.taskEndTime().orElse(Instant.MIN)))
                .flatMap(ExportTask::totalExtractedDataInGB)
                .orElse(0);
    }

    private boolean isOf(ExportTask task, String source) {
        return RecurringSource.isCounted(task, source, deployment);
    }

    private String source(ExportTask task) {
        return RecurringSource.counted(task, deployment);
    }
}
