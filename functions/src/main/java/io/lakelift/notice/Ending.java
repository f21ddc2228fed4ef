package io.lakelift.notice;

import io.lakelift.export.Arn;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything to report about an execution that ends.
 *
 * @param sender the deployment that runs the execution
 * @param execution the execution that ends
 * @param now when it ends
 * @param outcome what happened to the export
 * @param error the execution's own Error; empty if the execution succeeds
 * @param role this execution's part in the export
 * @param cancelledBy on whose behalf Lakelift cancelled the export; empty if it was not cancelled, or not by Lakelift
 * @param named what the input named: a sourceArn, or what to cancel or adopt; unvalidated, and empty if it named
 *     nothing
 * @param why what a function or the service said when it went wrong; empty if the export itself says everything
 * @param export the export as last seen; empty if none was ever seen
 * @param partCount how many parts the export is limited to; empty if everything is exported
 * @param reused whether a complete export already existed, and nothing was started
 * @param ofEvent whether an RDS event started the execution, which would export nothing if it came again
 * @param takeOver whether the execution was asked to cancel what a stopped execution had started
 * @param waited how long the export had to wait before it could be started; empty if it did not
 * @param deadline the export's deadline; empty if no function reported one, or if an event started the execution,
 *     because its input cannot set a deadline
 * @param files what the check of the export's files found; empty if no check was due, and for an FSx task also if the
 *     check did not answer
 * @param tables what became of the export's tables in the catalog; empty if none were to be registered
 */
public record Ending(
        Sender sender,
        ExecutionContext execution,
        Instant now,
        Outcome outcome,
        Optional<String> error,
        Role role,
        Optional<CancelledBy> cancelledBy,
        Optional<String> named,
        Optional<String> why,
        Optional<ExportTask> export,
        Optional<Integer> partCount,
        boolean reused,
        boolean ofEvent,
        boolean takeOver,
        Optional<Duration> waited,
        Optional<Instant> deadline,
        Optional<FilesCheck> files,
        Optional<TablesUpdate> tables) {

    /** The notice's identifier: the same whenever this notice is sent again, and unique to it. */
    public String noticeId() {
        return execution.hash("notice " + outcome);
    }

    /** The service that exports, if known. */
    public Service service() {
        return export.map(task -> task.ref().service())
                .orElseGet(() -> named.filter(name -> name.contains(":fsx:") || name.startsWith("task-"))
                                .isPresent()
                        ? Service.FSX
                        : Service.RDS);
    }

    /** Whether the execution was asked to cancel, not to export. */
    boolean cancels() {
        return role == Role.CANCEL;
    }

    /** Whether it was started to follow an export that no one followed. */
    boolean adopts() {
        return role == Role.ADOPTED;
    }

    /** As the service reports it, else as the input names it, in RDS's spelling; empty if neither does. */
    public Optional<String> sourceArn() {
        return export.map(ExportTask::sourceArn)
                .or(() -> cancels() || adopts() ? Optional.empty() : named.map(Arn::asStored));
    }
}
