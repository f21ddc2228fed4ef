package io.lakelift.fsx;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Translates FSx's errors into the domain's. BadRequest has no subtypes: only its message says what is wrong. */
final class FsxErrors {
    /**
     * FSx does not document whether it refuses a file system without a link to S3 with UnsupportedOperation or with
     * BadRequest, so for both the message decides.
     */
    private static final Pattern OF_A_LINK =
            Pattern.compile("\\blink(ed)?\\b|\\bdata repositor(y|ies)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_A_REPORT = Pattern.compile("\\breport\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_PATH = Pattern.compile("\\bpaths?\\b", Pattern.CASE_INSENSITIVE);

    private static final ErrorTable TABLE = new ErrorTable("FSx")
            .row(
                    "FileSystemNotFound",
                    Refusal.FILE_SYSTEM_NOT_FOUND::because,
                    "give the sourceArn of a file system that exists")
            .row(
                    "UnsupportedOperation",
                    Refusal.UNSUPPORTED_OPERATION::because,
                    (operation, said) -> link(operation, said)
                            .orElse("give the sourceArn of an FSx for Lustre file system that is linked to S3"))
            .row(
                    "BadRequest",
                    Refusal.REQUEST_REFUSED::because,
                    (operation, said) -> link(operation, said).orElseGet(() -> ErrorTable.unknown(operation, said)))
            .row("IncompatibleParameterError", Refusal.INCOMPATIBLE_PARAMETER::because, "start a new execution")
            .row("DataRepositoryTaskExecuting", ExportLimitReached::new, "Lakelift asks again until the deadline")
            .row("ServiceLimitExceeded", ExportLimitReached::new, "Lakelift asks again until the deadline")
            .row(
                    "DataRepositoryTaskNotFound",
                    Refusal.EXPORT_TASK_NOT_FOUND::because,
                    "give the taskId of a task of this Region")
            .row("DataRepositoryTaskEnded", CancelTooLate::new, "find out how it ended")
            .denied("AccessDenied", "NotAuthorized");

    private FsxErrors() {}

    /** The remedy if the message is about the file system's link to S3; empty if it is not. */
    private static Optional<String> link(String operation, String said) {
        if (!operation.startsWith("Create") || !OF_A_LINK.matcher(said).find()) {
            return Optional.empty();
        }
        if (OF_A_REPORT.matcher(said).find()) {
            return Optional.of("give a report.path inside what the file system is linked to");
        }
        return Optional.of(
                OF_A_PATH.matcher(said).find()
                        ? "give paths from the file system's root, without the mount point (results, not /fsx/results), that a data"
                                + " repository association covers"
                        : "make a data repository association, which links the file system to an S3 bucket, and start a new"
                                + " execution; one of the deployment type SCRATCH_1 has none, so create it again with an"
                                + " ExportPath");
    }

    static <T> T translated(String operation, Supplier<T> call) {
        return TABLE.translated(operation, call);
    }
}
