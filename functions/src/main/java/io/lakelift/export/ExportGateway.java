package io.lakelift.export;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts, finds and cancels exports in one service. No method retries: the state machine decides when to retry. All
 * methods throw {@link Throttled}, {@link ServiceUnavailable} (the request may still have taken effect) and {@link
 * ExportRefused}.
 */
public interface ExportGateway {
    /** The longest list of exports that is read, fifty pages of RDS: as many as one function call has time for. */
    int MOST = 5000;

    /** What to do if there are too many to count. */
    String TO_COUNT = "to count those of a day: remove limits from the deployment's file";

    /** What to do if there are too many to measure their age. */
    String TO_MEASURE = "to find each source's newest: watch the metric Exports instead";

    /**
     * Starts an export, and never a second one with the same token.
     *
     * @return the task as the service describes it in its response; FSx returns the earlier task if the same request is
     *     repeated
     * @throws ExportRefused if the token was used before: in RDS by any export, in FSx by one with other parameters
     * @throws ExportLimitReached if the service has no room for it now
     */
    ExportTask start(StartToken token, ExportRequest request);

    /** The export that was started with this token, running or ended; empty if the service knows none. */
    Optional<ExportTask> started(StartToken token, ExportSource source);

    /** The export with that id; empty if the service knows none. */
    Optional<ExportTask> find(String id);

    /**
     * Requests that an export be cancelled; only {@link #find} says when that is done.
     *
     * @throws ExportRefused if the service knows no such export
     * @throws CancelTooLate if it has ended; a service may also report this while the export is being cancelled
     */
    void cancel(String id);

    /** All exports of a source that the service still knows, running and ended, whoever started them. */
    List<ExportTask> of(Arn source);

    /** All exports that have not ended, whoever started them. */
    List<ExportTask> running();

    /**
     * All exports that the service still knows, running and ended, whoever started them.
     *
     * @throws ExportRefused if there are too many of them for one function call
     */
    List<ExportTask> all();

    /**
     * All exports that are complete, with warnings or without, whoever started them.
     *
     * @throws ExportRefused if there are too many of them for one function call
     */
    List<ExportTask> complete();

    /** As many of {@link #complete()} as the service lists in that time, and one more page. */
    List<ExportTask> complete(Duration within);

    /** The result of looking up one export; empty if the service refuses it because it knows no such export. */
    static Optional<ExportTask> ifThere(Supplier<Optional<ExportTask>> look) {
        try {
            return look.get();
        } catch (ExportRefused e) {
            if (e.refusal() == Refusal.EXPORT_TASK_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The list itself, if it is no longer than {@link #MOST}.
     *
     * @param remedy to follow "too many" in a sentence
     */
    static List<ExportTask> notTooMany(String service, List<ExportTask> listed, String remedy) {
        if (listed.size() > MOST) {
            throw Refusal.REQUEST_REFUSED.because(
                    "%s lists more than %d exports, too many %s.".formatted(service, MOST, remedy));
        }
        return listed;
    }
}
