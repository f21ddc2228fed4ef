package io.lakelift.notice;

import io.lakelift.export.Arn;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.Execution;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All there is to report of an execution that ends.
 *
 * @param sender the deployment that runs it
 * @param execution that ends
 * @param now when it ends
 * @param outcome what became of the export
 * @param error the execution's own Error; empty where the execution succeeds
 * @param role this execution's part in the export
 * @param cancelledBy on whose behalf; empty where Lakelift asked for no cancel
 * @param named what the input named: a sourceArn, or what to cancel or adopt; not trusted to be any of them
 * @param why what a function or the service said when it went wrong; empty where the export itself says all
 * @param export as last seen; empty where none was ever seen
 * @param partCount how many parts it is limited to; empty where all is exported
 * @param reused whether a complete export stood there already, and nothing was started
 * @param takeOver whether it was asked to cancel what a stopped execution had started
 * @param waited for how long the export had to wait before it could be started; empty where it had not
 * @param deadline of the export; empty where the input can give no other one
 * @param files what the check of its files has found; empty where they were not to be checked
 * @param tables what became of its tables in the catalog; empty where none were to be registered
 */
public record Ending(
        Sender sender,
        Execution execution,
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
        boolean takeOver,
        Optional<Duration> waited,
        Optional<Instant> deadline,
        Optional<FilesCheck> files,
        Optional<TablesUpdate> tables) {

    /** The same for each sending of this notice, another for any other. */
    public String noticeId() {
        return execution.hash("notice " + outcome);
    }

    /** The service that exports, as far as it is known. */
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

    /** Whether it was started to follow an export that nobody followed. */
    boolean adopts() {
        return role == Role.ADOPTED;
    }

    /** As the service reports it, else as the input names it, in the spelling of RDS; empty where neither does. */
    public Optional<String> sourceArn() {
        return export.map(ExportTask::sourceArn)
                .or(() -> cancels() || adopts() ? Optional.empty() : named.map(Arn::asStored));
    }
}
