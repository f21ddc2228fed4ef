package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.ErrorShape;

/**
 * The errors of RDS's operations on exports, snapshots and databases. Codes and statuses come from the {@code error}
 * traits in the RDS service model (2014-10-31); some codes end in "Fault" and some do not. The model lacks
 * {@link #EXPORT_TASK_LIMIT_REACHED} and the common errors.
 */
public final class RdsError {
    public static final ErrorShape DB_SNAPSHOT_NOT_FOUND = new ErrorShape("DBSnapshotNotFound", 404);
    public static final ErrorShape DB_CLUSTER_SNAPSHOT_NOT_FOUND =
            new ErrorShape("DBClusterSnapshotNotFoundFault", 404);
    public static final ErrorShape DB_INSTANCE_NOT_FOUND = new ErrorShape("DBInstanceNotFound", 404);
    public static final ErrorShape DB_CLUSTER_NOT_FOUND = new ErrorShape("DBClusterNotFoundFault", 404);
    public static final ErrorShape EXPORT_TASK_ALREADY_EXISTS = new ErrorShape("ExportTaskAlreadyExists", 400);
    public static final ErrorShape EXPORT_TASK_NOT_FOUND = new ErrorShape("ExportTaskNotFound", 404);
    public static final ErrorShape INVALID_EXPORT_TASK_STATE = new ErrorShape("InvalidExportTaskStateFault", 400);
    public static final ErrorShape INVALID_EXPORT_SOURCE_STATE = new ErrorShape("InvalidExportSourceState", 400);
    public static final ErrorShape INVALID_EXPORT_ONLY = new ErrorShape("InvalidExportOnly", 400);
    public static final ErrorShape INVALID_S3_BUCKET = new ErrorShape("InvalidS3BucketFault", 400);
    public static final ErrorShape IAM_ROLE_NOT_FOUND = new ErrorShape("IamRoleNotFound", 404);
    public static final ErrorShape IAM_ROLE_MISSING_PERMISSIONS = new ErrorShape("IamRoleMissingPermissions", 400);
    public static final ErrorShape KMS_KEY_NOT_ACCESSIBLE = new ErrorShape("KMSKeyNotAccessibleFault", 400);

    /** Not modelled: SDKs see a plain RDS exception with this code. */
    public static final ErrorShape EXPORT_TASK_LIMIT_REACHED = new ErrorShape("ExportTaskLimitReachedFault", 400);

    public static final ErrorShape MISSING_PARAMETER = new ErrorShape("MissingParameter", 400);
    public static final ErrorShape INVALID_PARAMETER_COMBINATION = new ErrorShape("InvalidParameterCombination", 400);
    public static final ErrorShape INVALID_PARAMETER_VALUE = new ErrorShape("InvalidParameterValue", 400);

    private RdsError() {}
}
