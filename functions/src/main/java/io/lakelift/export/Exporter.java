package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ExportTaskNotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts, follows and cancels the one export of an execution. However often a step is tried again, and wherever it broke
 * before, there is never a second export: the identifier belongs to the execution, the service is asked for it before a
 * start, and "already exists" is compared with what was asked for.
 */
public final class Exporter {
    private final Deployment deployment;
    private final Exports exports;

    public Exporter(Deployment deployment, Exports exports) {
        this.deployment = requireNonNull(deployment, "deployment is null");
        this.exports = requireNonNull(exports, "exports is null");
    }

    /**
     * Starts the execution's export, or finds the one that it had started. Once the deadline has passed it only looks:
     * an export that is about to be cancelled is not started for it.
     *
     * @param now when the state machine asks
     * @throws ExportTaskAlreadyExists if the identifier is taken by an export of something else
     */
    public ExportReport start(ExportRequest request, Execution execution, Instant now) {
        ExportTaskIdentifier identifier = ExportTaskIdentifier.of(deployment, request.source(), execution);
        Instant deadline = execution.startTime().plus(request.deadline());
        return startOnce(identifier, request, execution, now, now.isBefore(deadline))
                .until(deadline);
    }

    private ExportReport startOnce(
            ExportTaskIdentifier identifier, ExportRequest request, Execution execution, Instant now, boolean inTime) {
        Optional<ExportTask> found = exports.find(identifier);
        if (found.isPresent()) {
            return report(compared(found.get(), request), execution, now);
        }
        if (!inTime) {
            return ExportReport.waiting("the deadline has passed", WaitPolicy.slot(execution, now));
        }
        try {
            return report(exports.start(identifier, request), execution, now);
        } catch (ExportLimitReached e) {
            return waiting(e, execution, now);
        } catch (ExportTaskAlreadyExists e) {
            // Ours, not shown yet, or another export of the same source that still runs: the next look tells.
            return exports.find(identifier)
                    .map(task -> report(compared(task, request), execution, now))
                    .orElseGet(() -> waiting(e, execution, now));
        } catch (ExportRefused e) {
            // A start whose answer was lost makes the next one fail ("is being exported"): ours may be running.
            ExportTask task = exports.find(identifier).orElseThrow(() -> e);
            return report(compared(task, request), execution, now);
        }
    }

    /** @throws ExportTaskNotFound if the service knows no such export */
    public ExportReport poll(ExportTaskIdentifier identifier, Execution execution, Instant now) {
        return report(look(identifier), execution, now);
    }

    /**
     * Asks for a cancel, and answers how the export stands then; one that has ended already is told as it ended.
     *
     * @throws ExportTaskNotFound if the service knows no such export
     */
    public ExportReport cancel(ExportTaskIdentifier identifier, Execution execution, Instant now) {
        try {
            return report(exports.cancel(identifier), execution, now);
        } catch (CancelTooLate e) {
            return report(look(identifier), execution, now);
        }
    }

    /** As {@link #cancel}, where an execution exists for nothing else: it follows the cancel for the usual time. */
    public ExportReport cancelOnRequest(ExportTaskIdentifier identifier, Execution execution, Instant now) {
        return cancel(identifier, execution, now).until(execution.startTime().plus(deployment.deadline()));
    }

    private ExportTask look(ExportTaskIdentifier identifier) {
        return exports.find(identifier)
                .orElseThrow(() -> new ExportTaskNotFound(
                        ("exportTaskIdentifier %s is not known to RDS in this account and Region:"
                                        + " look in the console which exports there are.")
                                .formatted(Text.quoted(identifier.value()))));
    }

    private static ExportReport waiting(ExportException why, Execution execution, Instant now) {
        return ExportReport.waiting(String.valueOf(why.getMessage()), WaitPolicy.slot(execution, now));
    }

    private static ExportReport report(ExportTask task, Execution execution, Instant now) {
        return ExportReport.of(task, WaitPolicy.poll(task, execution, now));
    }

    /** The key is not compared: the service answers with its ARN where an alias was given. */
    private static ExportTask compared(ExportTask found, ExportRequest request) {
        List<String> differences = new ArrayList<>();
        if (!found.sourceArn().equals(request.source().arn().toString())) {
            differences.add("its SourceArn is " + Text.quoted(found.sourceArn()));
        }
        if (!request.exportOnly().sameAs(found.exportOnly())) {
            differences.add(
                    "its ExportOnly is " + Text.quoted(found.exportOnly().toString()));
        }
        if (!found.s3Bucket().orElse("").equals(request.target().s3BucketName())) {
            differences.add("its S3Bucket is " + Text.quoted(found.s3Bucket().orElse("")));
        }
        if (!found.s3Prefix().orElse("").equals(request.target().s3Prefix())) {
            differences.add("its S3Prefix is " + Text.quoted(found.s3Prefix().orElse("")));
        }
        if (differences.isEmpty()) {
            return found;
        }
        throw new ExportTaskAlreadyExists(("exportTaskIdentifier %s is taken by an export that was not asked for here:"
                        + " %s; start a new execution, whose identifier will be another.")
                .formatted(Text.quoted(found.exportTaskIdentifier()), String.join(", ", differences)));
    }
}
