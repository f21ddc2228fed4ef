package io.lakelift.rds;

import io.lakelift.aws.ErrorTable;
import io.lakelift.export.error.AccessDenied;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.ExportTaskAlreadyExists;
import io.lakelift.export.error.ExportTaskNotFound;
import io.lakelift.export.error.IamRoleMissingPermissions;
import io.lakelift.export.error.IamRoleNotFound;
import io.lakelift.export.error.InvalidExportOnly;
import io.lakelift.export.error.InvalidExportSourceState;
import io.lakelift.export.error.InvalidS3Bucket;
import io.lakelift.export.error.KmsKeyNotAccessible;
import io.lakelift.export.error.RequestRefused;
import io.lakelift.export.error.SourceNotFound;
import java.util.function.Supplier;

/** What RDS refuses. ExportTaskLimitReachedFault is in no model, and sent all the same. */
final class RdsErrors {
    private static final ErrorTable TABLE = table();

    private RdsErrors() {}

    static <T> T translated(String operation, Supplier<T> call) {
        return TABLE.translated(operation, call);
    }

    /** A table that a single call may add to. */
    static ErrorTable table() {
        return new ErrorTable("RDS")
                .row("DBSnapshotNotFound", SourceNotFound::new, "give the sourceArn of a snapshot that exists")
                .row(
                        "DBClusterSnapshotNotFound",
                        SourceNotFound::new,
                        "give the sourceArn of a cluster snapshot that exists")
                .row("DBClusterNotFound", SourceNotFound::new, "give the sourceArn of a cluster that exists")
                .row("DBInstanceNotFound", SourceNotFound::new, "give the sourceArn of an instance that exists")
                .row("ExportTaskAlreadyExists", ExportTaskAlreadyExists::new, "start a new execution")
                .row("ExportTaskLimitReached", ExportLimitReached::new, "Lakelift asks again until the deadline")
                .row(
                        "IamRoleMissingPermissions",
                        IamRoleMissingPermissions::new,
                        "let the role of iamRoleArn write to the bucket and use the key, and export.rds.amazonaws.com assume it")
                .row("IamRoleNotFound", IamRoleNotFound::new, "give the iamRoleArn of a role that exists")
                .row(
                        "InvalidExportSourceState",
                        InvalidExportSourceState::new,
                        "wait until the source is available and no other export of it runs")
                .row(
                        "InvalidExportOnly",
                        InvalidExportOnly::new,
                        "name databases, schemas and tables that the source has")
                .row(
                        "InvalidS3Bucket",
                        InvalidS3Bucket::new,
                        "give the s3BucketName of a bucket of yours in the source's Region")
                .row(
                        "KMSKeyNotAccessible",
                        KmsKeyNotAccessible::new,
                        "give the kmsKeyId of an enabled customer-managed key of this Region, and let its policy allow the functions and the export role")
                .row(
                        "ExportTaskNotFound",
                        ExportTaskNotFound::new,
                        "give the exportTaskIdentifier of an export of this Region")
                .row("InvalidExportTaskState", CancelTooLate::new, "look how it ended")
                .row("AccessDenied", AccessDenied::new, "allow it in the function's role and in the policies above it")
                .row(
                        "UnauthorizedOperation",
                        AccessDenied::new,
                        "allow it in the function's role and in the policies above it")
                .otherwise(RequestRefused::new, RdsErrors::unknown);
    }

    /** A database's identifier is one that a person named, so what RDS says of it is the person's to correct. */
    private static String unknown(String operation, String said) {
        return operation.startsWith("DescribeDB") && said.contains("Identifier")
                ? "give the sourceArn of an instance or cluster that exists"
                : ErrorTable.unknown(operation, said);
    }
}
