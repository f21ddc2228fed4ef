package io.lakelift.export.error;

/**
 * Why Lakelift or a service refused a request, such as a start, a poll or a cancel. Usually someone has to change
 * something before the request can succeed. A retry alone helps only if a role, permission, bucket or key was created
 * moments ago, or if the source is busy, see {@link #mayPass}.
 */
public enum Refusal {
    /** The function's role, or a policy above it, forbids the call. */
    ACCESS_DENIED("AccessDenied", Patience.WITH_AWS),
    /** The deployment's own limits leave no room for one more export today. */
    DAILY_LIMIT_REACHED("DailyLimitReached"),
    /** The event starts nothing here. It is refused without a notice, because there may be many such events. */
    EVENT_REFUSED("EventRefused"),
    /** The source is in a state that passes by itself, such as a backup or another export of it. */
    EXPORT_SOURCE_BUSY("InvalidExportSourceState", Patience.WITH_THE_SOURCE),
    /** The execution to take over from has not ended as the input says. */
    EXECUTION_NOT_ENDED("ExecutionNotEnded"),
    /** No execution with that ARN can be read here. */
    EXECUTION_NOT_FOUND("ExecutionNotFound"),
    /** The identifier belongs to an export of something else, or to another target. */
    EXPORT_TASK_ALREADY_EXISTS("ExportTaskAlreadyExists"),
    /** The service knows no export with that identifier. */
    EXPORT_TASK_NOT_FOUND("ExportTaskNotFound"),
    /** There is no such file system. */
    FILE_SYSTEM_NOT_FOUND("FileSystemNotFound"),
    /** Another deployment, a person or a program started the task, or it is no export: it must be left alone. */
    FOREIGN_EXPORT("ForeignExport"),
    /** The export role may not write to the bucket or use the key. */
    IAM_ROLE_MISSING_PERMISSIONS("IamRoleMissingPermissions", Patience.WITH_AWS),
    /** There is no such export role. */
    IAM_ROLE_NOT_FOUND("IamRoleNotFound", Patience.WITH_AWS),
    /** The same token was sent earlier with other parameters. */
    INCOMPATIBLE_PARAMETER("IncompatibleParameter"),
    /** The service found no such database, schema or table, or interprets the entry differently. */
    INVALID_EXPORT_ONLY("InvalidExportOnly"),
    /** The source is not in a state in which it can be exported. */
    INVALID_EXPORT_SOURCE_STATE("InvalidExportSourceState"),
    /** The input was refused by Lakelift itself, before any call to AWS. */
    INVALID_INPUT("InvalidInput"),
    /** The bucket does not exist, is in another Region, or may not be used. */
    INVALID_S3_BUCKET("InvalidS3Bucket", Patience.WITH_AWS),
    /** The KMS key does not exist, is disabled, or may not be used. */
    KMS_KEY_NOT_ACCESSIBLE("KmsKeyNotAccessible", Patience.WITH_AWS),
    /** A service or Lakelift refused the request for a reason that has no constant of its own. */
    REQUEST_REFUSED("RequestRefused"),
    /** The instance or cluster has no suitable snapshot. */
    SNAPSHOT_NOT_FOUND("SnapshotNotFound"),
    /** The newest snapshot is older than allowed: the backup did not happen. */
    SNAPSHOT_TOO_OLD("SnapshotTooOld"),
    /** There is no such snapshot, cluster snapshot, cluster or instance. */
    SOURCE_NOT_FOUND("SourceNotFound"),
    /** The type of file system cannot export. */
    UNSUPPORTED_OPERATION("UnsupportedOperation");

    private final String error;
    private final Patience patience;

    Refusal(String error) {
        this(error, Patience.NONE);
    }

    Refusal(String error, Patience patience) {
        this.error = error;
        this.patience = patience;
    }

    /** How often, and after how long, a request is tried again that was refused for one reason. */
    public enum Patience {
        /** Not at all. */
        NONE(0, 0),
        /**
         * A new role, policy or key policy takes some seconds to reach every endpoint of AWS; three more attempts, 15
         * seconds apart, outlast that.
         *
         * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">IAM's
         *     eventual consistency</a>
         */
        WITH_AWS(3, 15),
        /** For an hour: a backup, or another export of a part of the source, lasts longer than a permission takes. */
        WITH_THE_SOURCE(12, 300);

        private final int retries;
        private final long pause;

        Patience(int retries, long pause) {
            this.retries = retries;
            this.pause = pause;
        }

        /** How many refusals in a row are followed by another attempt. */
        public int retries() {
            return retries;
        }

        /** Seconds until that attempt. */
        public long pause() {
            return pause;
        }
    }

    /** The Error of an execution that ends with this. */
    public String error() {
        return error;
    }

    /**
     * Whether the same request may be accepted later without any change: it needs a role, a permission, a bucket or a
     * key that may have just been created, which AWS's services do not all know at once, or a source that is busy now.
     */
    public boolean mayPass() {
        return patience != Patience.NONE;
    }

    /** How often the request is tried again. */
    public Patience patience() {
        return patience;
    }

    /** @param message one sentence: what was refused, its value, and what to do */
    public ExportRefused because(String message) {
        return new ExportRefused(this, message);
    }

    /** Whether the exception is this refusal. */
    public boolean is(Throwable thrown) {
        return thrown instanceof ExportRefused refused && refused.refusal() == this;
    }
}
