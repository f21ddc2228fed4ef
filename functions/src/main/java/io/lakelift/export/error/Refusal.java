package io.lakelift.export.error;

/**
 * Why the input, or what it names, was refused, by us or by the service, so that nothing was started. Trying again cannot
 * help: somebody has to change something first.
 */
public enum Refusal {
    /** The function's role, or a policy above it, forbids the call. */
    ACCESS_DENIED("AccessDenied", true),
    /** The deployment's own limits leave no room for one more export today. */
    DAILY_LIMIT_REACHED("DailyLimitReached"),
    /** The event starts nothing here; it is refused without a notice, for there may be many of them. */
    EVENT_REFUSED("EventRefused"),
    /** The execution that is to be taken over from has not ended as the input says. */
    EXECUTION_NOT_ENDED("ExecutionNotEnded"),
    /** No execution of that ARN can be read here. */
    EXECUTION_NOT_FOUND("ExecutionNotFound"),
    /** The identifier is taken by an export of something else, or to somewhere else. */
    EXPORT_TASK_ALREADY_EXISTS("ExportTaskAlreadyExists"),
    /** No export of that identifier is known to the service. */
    EXPORT_TASK_NOT_FOUND("ExportTaskNotFound"),
    /** There is no such file system. */
    FILE_SYSTEM_NOT_FOUND("FileSystemNotFound"),
    /** Another deployment, a person or a program has started it, or it exports nothing: it is not for this deployment to touch. */
    FOREIGN_EXPORT("ForeignExport"),
    /** The export role may not write to the bucket or use the key. */
    IAM_ROLE_MISSING_PERMISSIONS("IamRoleMissingPermissions", true),
    /** There is no such export role. */
    IAM_ROLE_NOT_FOUND("IamRoleNotFound", true),
    /** The same token was sent with other parameters before. */
    INCOMPATIBLE_PARAMETER("IncompatibleParameter"),
    /** The service found no such database, schema or table, or reads the entry otherwise. */
    INVALID_EXPORT_ONLY("InvalidExportOnly"),
    /** The source is not in a state in which it can be exported. */
    INVALID_EXPORT_SOURCE_STATE("InvalidExportSourceState"),
    /** The input was refused by Lakelift itself, before any call to AWS. */
    INVALID_INPUT("InvalidInput"),
    /** The bucket does not exist, is in another Region, or may not be used. */
    INVALID_S3_BUCKET("InvalidS3Bucket"),
    /** The KMS key does not exist, is switched off, or may not be used. */
    KMS_KEY_NOT_ACCESSIBLE("KmsKeyNotAccessible", true),
    /** The service refused the request with an error that has no type of its own here. */
    REQUEST_REFUSED("RequestRefused"),
    /** The instance or cluster has no snapshot that could stand for it. */
    SNAPSHOT_NOT_FOUND("SnapshotNotFound"),
    /** The newest snapshot is older than it may be: the backup did not happen. */
    SNAPSHOT_TOO_OLD("SnapshotTooOld"),
    /** There is no such snapshot, cluster snapshot or cluster. */
    SOURCE_NOT_FOUND("SourceNotFound"),
    /** The file system is of a kind that cannot export. */
    UNSUPPORTED_OPERATION("UnsupportedOperation");

    private final String error;
    private final boolean mayPass;

    Refusal(String error) {
        this(error, false);
    }

    Refusal(String error, boolean mayPass) {
        this.error = error;
        this.mayPass = mayPass;
    }

    /** The execution's own Error where it ends with this. */
    public String error() {
        return error;
    }

    /**
     * Whether the same request may be accepted seconds later without anybody changing anything: it wants a role, a
     * permission or a key that may have been given a moment ago, which AWS's services do not know all at once.
     */
    public boolean mayPass() {
        return mayPass;
    }

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportRefused because(String message) {
        return new ExportRefused(this, message);
    }

    /** Whether this is what was thrown. */
    public boolean is(Throwable thrown) {
        return thrown instanceof ExportRefused refused && refused.refusal() == this;
    }
}
