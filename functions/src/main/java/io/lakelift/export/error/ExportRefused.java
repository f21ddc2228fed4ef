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
}
