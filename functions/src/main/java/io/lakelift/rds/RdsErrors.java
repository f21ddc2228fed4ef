package io.lakelift.rds;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import java.util.function.Supplier;

/**
 * Translates RDS's errors into the domain's. ExportTaskLimitReachedFault is not in the API's model, but RDS sends it.
 */
final class RdsErrors {
    private static final ErrorTable TABLE = table();

    private RdsErrors() {}

    static <T> T translated(String operation, Supplier<T> call) {
        return TABLE.translated(operation, call);
    }

    /** A table to which a single call may add rows. */
    static ErrorTable table() {
        return new ErrorTable("RDS")
                .row(
                        "DBClusterNotFound",
                        Refusal.SOURCE_NOT_FOUND::because,
                        "give the sourceArn of a cluster that exists")
                .row(
                        "DBInstanceNotFound",
                        Refusal.SOURCE_NOT_FOUND::because,
                        "give the sourceArn of an instance that exists")
                .row(
                        "ExportTaskAlreadyExists",
                        Refusal.EXPORT_TASK_ALREADY_EXISTS::because,
                        "if another export of the source is running, wait for its end; otherwise start a new execution")
                .row("ExportTaskLimitReached", ExportLimitReached::new, "Lakelift asks again until the deadline")
                .row(
                        "IamRoleMissingPermissions",
                        Refusal.IAM_ROLE_MISSING_PERMISSIONS::because,
                        "let the role of iamRoleArn write to the bucket and use the key, and export.rds.amazonaws.com assume it")
                .row(
                        "IamRoleNotFound",
                        Refusal.IAM_ROLE_NOT_FOUND::because,
                        "give the iamRoleArn of a role that exists")
                .row(
                        "InvalidExportOnly",
                        Refusal.INVALID_EXPORT_ONLY::because,
                        "name databases, schemas and tables that the source has, a table as database.table for MySQL and MariaDB"
                                + " and as database.schema.table for PostgreSQL, also in Aurora")
                .row(
                        "InvalidS3Bucket",
                        Refusal.INVALID_S3_BUCKET::because,
                        "give the s3BucketName of a bucket in the source's Region, and let the export role, and a bucket"
                                + " policy if there is one, allow the export to write to it")
                .row(
                        "ExportTaskNotFound",
                        Refusal.EXPORT_TASK_NOT_FOUND::because,
                        "give the exportTaskIdentifier of an export of this Region")
                .row("InvalidExportTaskState", CancelTooLate::new, "find out how it ended")
                .denied("AccessDenied", "NotAuthorized", "UnauthorizedOperation")
                .otherwise(Refusal.REQUEST_REFUSED::because, RdsErrors::unknown);
    }

    /** The remedy for an error without a row. A person chose the database's identifier, so a person can correct it. */
    private static String unknown(String operation, String said) {
        return operation.startsWith("DescribeDB") && said.contains("Identifier")
                ? "give the sourceArn of an instance or cluster that exists"
                : ErrorTable.unknown(operation, said);
    }
}
