package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.ServiceError;

/**
 * The errors of the export API. Codes and statuses are the {@code error} traits of the RDS service model (2014-10-31);
 * mind that some codes end in "Fault" and some do not. The quota's code and the common ones stand in no model.
 */
public enum RdsError {
    DB_SNAPSHOT_NOT_FOUND("DBSnapshotNotFound", 404),
    DB_CLUSTER_SNAPSHOT_NOT_FOUND("DBClusterSnapshotNotFoundFault", 404),
    DB_INSTANCE_NOT_FOUND("DBInstanceNotFound", 404),
    DB_CLUSTER_NOT_FOUND("DBClusterNotFoundFault", 404),
    EXPORT_TASK_ALREADY_EXISTS("ExportTaskAlreadyExists", 400),
    EXPORT_TASK_NOT_FOUND("ExportTaskNotFound", 404),
    INVALID_EXPORT_TASK_STATE("InvalidExportTaskStateFault", 400),
    INVALID_EXPORT_SOURCE_STATE("InvalidExportSourceState", 400),
    INVALID_EXPORT_ONLY("InvalidExportOnly", 400),
    INVALID_S3_BUCKET("InvalidS3BucketFault", 400),
    IAM_ROLE_NOT_FOUND("IamRoleNotFound", 404),
    IAM_ROLE_MISSING_PERMISSIONS("IamRoleMissingPermissions", 400),
    KMS_KEY_NOT_ACCESSIBLE("KMSKeyNotAccessibleFault", 400),

    /** Not modelled: SDKs see a plain RDS exception with this code. */
    EXPORT_TASK_LIMIT_REACHED("ExportTaskLimitReachedFault", 400),
    MISSING_PARAMETER("MissingParameter", 400),
    INVALID_PARAMETER_COMBINATION("InvalidParameterCombination", 400),
    INVALID_PARAMETER_VALUE("InvalidParameterValue", 400);

    private final String code;
    private final int status;

    RdsError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public ServiceError because(String message) {
        return new ServiceError(code, status, message);
    }
}
