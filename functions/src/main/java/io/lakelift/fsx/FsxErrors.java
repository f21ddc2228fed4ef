package io.lakelift.fsx;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import java.util.function.Supplier;

/** What FSx refuses. BadRequest has no type of its own: what is bad, only its message says. */
final class FsxErrors {
    private static final ErrorTable TABLE = new ErrorTable("FSx")
            .row(
                    "FileSystemNotFound",
                    Refusal.FILE_SYSTEM_NOT_FOUND::because,
                    "give the sourceArn of a file system that exists")
            .row(
                    "UnsupportedOperation",
                    Refusal.UNSUPPORTED_OPERATION::because,
                    "give the sourceArn of an FSx for Lustre file system that is linked to S3")
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

    static <T> T translated(String operation, Supplier<T> call) {
        return TABLE.translated(operation, call);
    }
}
