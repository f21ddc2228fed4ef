package io.lakelift.export;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ExportTaskNotFound;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import java.util.Optional;

/**
 * The only door to the service that exports. Each call is one request and tries nothing again: when to try again is the
 * state machine's to decide. All of them throw {@link Throttled}, {@link ServiceUnavailable} (the request may have
 * taken effect all the same) and {@link ExportRefused}.
 */
public interface Exports {

    /**
     * Asks for an export to start.
     *
     * @return the task as the service describes it in its answer
     * @throws ExportTaskAlreadyExists if the identifier was used before, by whatever export
     * @throws ExportLimitReached if the account runs as many exports as it may
     */
    ExportTask start(ExportTaskIdentifier identifier, ExportRequest request);

    /** The export of that identifier; empty when the service knows none. */
    Optional<ExportTask> find(ExportTaskIdentifier identifier);

    /**
     * Asks for an export to be cancelled; that it is done, only {@link #find} tells.
     *
     * @throws ExportTaskNotFound if the service knows no such export
     * @throws CancelTooLate if it has ended, or is being cancelled already
     */
    ExportTask cancel(ExportTaskIdentifier identifier);
}
