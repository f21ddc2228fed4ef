package io.lakelift.fsx;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.error.AccessDenied;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportTaskNotFound;
import io.lakelift.export.error.FileSystemNotFound;
import io.lakelift.export.error.IncompatibleParameter;
import io.lakelift.export.error.UnsupportedOperation;
import java.util.function.Supplier;

/** What FSx refuses. BadRequest has no type of its own: what is bad, only its message says. */
final class FsxErrors {
    private static final ErrorTable TABLE = new ErrorTable("FSx")
            .row("FileSystemNotFound", FileSystemNotFound::new, "give the sourceArn of a file system that exists")
            .row(
                    "UnsupportedOperation",
                    UnsupportedOperation::new,
                    "give the sourceArn of an FSx for Lustre file system that is linked to S3")
            .row("IncompatibleParameterError", IncompatibleParameter::new, "start a new execution")
            .row("DataRepositoryTaskExecuting", ExportLimitReached::new, "Lakelift asks again until the deadline")
            .row("ServiceLimitExceeded", ExportLimitReached::new, "Lakelift asks again until the deadline")
            .row("DataRepositoryTaskNotFound", ExportTaskNotFound::new, "give the taskId of a task of this Region")
            .row("DataRepositoryTaskEnded", CancelTooLate::new, "look how it ended")
            .row("AccessDenied", AccessDenied::new, "allow it in the function's role and in the policies above it");

    private FsxErrors() {}

    static <T> T translated(String operation, Supplier<T> call) {
        return TABLE.translated(operation, call);
    }
}
