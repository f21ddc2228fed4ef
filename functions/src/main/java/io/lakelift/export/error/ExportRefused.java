package io.lakelift.export.error;

/**
 * The input or what it names was refused, by us or by the service, and nothing was started. Trying again cannot help:
 * somebody has to change something first. The simple name of the class becomes the execution's own Error.
 */
public abstract sealed class ExportRefused extends ExportException
        permits AccessDenied,
                EventRefused,
                ExecutionNotFound,
                ExportTaskAlreadyExists,
                ExportTaskNotFound,
                FileSystemNotFound,
                IamRoleMissingPermissions,
                IamRoleNotFound,
                IncompatibleParameter,
                InvalidExportOnly,
                InvalidExportSourceState,
                InvalidInput,
                InvalidS3Bucket,
                KmsKeyNotAccessible,
                RequestRefused,
                SnapshotNotFound,
                SnapshotTooOld,
                SourceNotFound,
                UnsupportedOperation {
    private static final long serialVersionUID = 1L;

    ExportRefused(String message) {
        super(message);
    }

    /**
     * Whether the same request may be accepted seconds later without anybody changing anything: it wants a role, a
     * permission or a key that may have been given a moment ago, which AWS's services do not know all at once.
     */
    public boolean mayPass() {
        return false;
    }
}
