package io.lakelift.metrics;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.error.Refusal;
import io.lakelift.notice.Ending;
import io.lakelift.notice.NoticeWording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures an export when its end is reported. Only the execution that is responsible for an export counts it, not
 * those that joined it or were asked to cancel it, so that the counts add up. FailedExports, in contrast, counts every
 * execution that failed, unless someone cancelled the export or named nothing to cancel.
 */
public final class ExportMetrics {
    private static final Set<Outcome> WHOLE = Set.of(Outcome.COMPLETE, Outcome.COMPLETE_WITH_WARNINGS);
    private static final Set<Outcome> BY_THE_SERVICE =
            Set.of(Outcome.COMPLETE, Outcome.COMPLETE_WITH_WARNINGS, Outcome.INCOMPLETE, Outcome.FAILED);

    /** The Error of an execution whose export was cancelled by someone, and not at its deadline. */
    private static final String CANCELLED = "ExportCanceled";

    /**
     * The Errors of an execution that was asked to cancel something that does not exist, or with an invalid request.
     */
    private static final Set<String> NONE_TO_CANCEL = Stream.of(
                    Refusal.EXPORT_TASK_NOT_FOUND,
                    Refusal.EXECUTION_NOT_FOUND,
                    Refusal.INVALID_INPUT,
                    Refusal.REQUEST_REFUSED,
                    Refusal.SOURCE_NOT_FOUND)
            .map(Refusal::error)
            .collect(Collectors.toUnmodifiableSet());

    private ExportMetrics() {}

    /** Writes the measurements of an ending whose notice has been sent. */
    public static void write(Ending ending, MetricLog log) {
        if (failed(ending)) {
            log.write(ending.now(), Map.of(), Map.of(Metric.FAILED_EXPORTS, 1.0), details(ending));
        }
        if (!answers(ending)) {
            return;
        }
        log.write(
                ending.now(), Map.of("Outcome", ending.outcome().name()), Map.of(Metric.EXPORTS, 1.0), details(ending));
        Map<Metric, Double> measured = measured(ending);
        if (!measured.isEmpty()) {
            log.write(ending.now(), Map.of("Service", ending.service().label()), measured, details(ending));
        }
    }

    /**
     * Whether the execution fails, except because someone cancelled the export or named nothing to cancel. The alarm
     * uses this instead of subtracting cancels from failed executions: Step Functions counts an execution a moment
     * after its notice, and so perhaps in another period.
     */
    private static boolean failed(Ending ending) {
        return ending.error()
                .filter(error -> !error.equals(CANCELLED))
                .filter(error -> !namedNoneToCancel(ending, error))
                .isPresent();
    }

    /**
     * Whether a cancel named nothing that exists. A cancel that was denied does not count: the export that it should
     * stop keeps running.
     */
    private static boolean namedNoneToCancel(Ending ending, String error) {
        return ending.role() == Role.CANCEL && !ending.takeOver() && NONE_TO_CANCEL.contains(error);
    }

    /**
     * Whether the execution is responsible for the export: it started it, or took it over from an execution that ended
     * without reporting it.
     */
    private static boolean answers(Ending ending) {
        return switch (ending.role()) {
            case OWNER, ADOPTED -> !ending.reused();
            case CANCEL -> ending.cancelledBy().filter(CancelledBy.STOP::equals).isPresent();
            case JOINED -> false;
        };
    }

    private static Map<Metric, Double> measured(Ending ending) {
        Map<Metric, Double> values = new LinkedHashMap<>();
        if (WHOLE.contains(ending.outcome())) {
            values.put(Metric.EXPORT_DURATION, (double)
                    new NoticeWording(ending).duration().toSeconds());
            ending.export()
                    .flatMap(ExportTask::totalExtractedDataInGB)
                    .ifPresent(size -> values.put(Metric.EXTRACTED_DATA, (double) size));
        }
        if (BY_THE_SERVICE.contains(ending.outcome())) {
            ending.export()
                    .flatMap(ExportTask::taskEndTime)
                    .map(end -> Duration.between(end, ending.now()))
                    .filter(delay -> !delay.isNegative())
                    .ifPresent(delay -> values.put(Metric.DETECTION_DELAY, (double) delay.toSeconds()));
        }
        return values;
    }

    private static Map<String, String> details(Ending ending) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("execution", ending.execution().arn());
        ending.sourceArn().ifPresent(arn -> details.put("sourceArn", arn));
        ending.export().ifPresent(task -> details.put("export", task.ref().id()));
        return details;
    }
}
