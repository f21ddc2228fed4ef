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

/**
 * The only door to a service that exports. No call tries anything again: when to try again is the state machine's to
 * decide. All of them throw {@link Throttled}, {@link ServiceUnavailable} (the request may have taken effect all the
 * same) and {@link ExportRefused}.
 */
public interface Exports {
    /** So many exports are looked through, fifty pages of RDS: what one call of a function has time for. */
    int MOST = 5000;

    /** What to do where there are too many to count. */
    String TO_COUNT = "to count those of a day: remove limits from the deployment's file";

    /** What to do where there are too many to measure their age. */
    String TO_MEASURE = "to find each source's newest: watch the metric Exports instead";

    /**
     * Asks for an export to start.
     *
     * @return the task as the service describes it in its answer
     * @throws ExportRefused if the identifier was used before, by whatever export
     * @throws ExportLimitReached if the service has no room for it now
     */
    ExportTask start(StartToken token, ExportRequest request);

    /** The export that was started with this token, running or ended; empty when the service knows none. */
    Optional<ExportTask> started(StartToken token, ExportSource source);

    /** The export of that id; empty when the service knows none. */
    Optional<ExportTask> find(String id);

    /**
     * Asks for an export to be cancelled; that it is done, only {@link #find} tells.
     *
     * @throws ExportRefused if the service knows no such export
     * @throws CancelTooLate if it has ended, or is being cancelled already
     */
    void cancel(String id);

    /** All exports of a source that the service still knows, running and ended, whoever started them. */
    List<ExportTask> of(Arn source);

    /** All exports that have not ended, whoever started them. */
    List<ExportTask> running();

    /**
     * All exports that the service still knows, running and ended, whoever started them.
     *
     * @throws ExportRefused if there are so many of them that one call of a function does not suffice
     */
    List<ExportTask> all();

    /**
     * All exports that are complete, with warnings or without, whoever started them.
     *
     * @throws ExportRefused if there are so many of them that one call of a function does not suffice
     */
    List<ExportTask> complete();

    /** Of {@link #complete()} as many as the service lists in that time, and one page more. */
    List<ExportTask> complete(Duration within);

    /**
     * The list itself, where it is no longer than {@link #MOST}.
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
