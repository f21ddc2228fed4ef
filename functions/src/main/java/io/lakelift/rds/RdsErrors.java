package io.lakelift.rds;

import io.lakelift.export.Text;
import io.lakelift.export.error.AccessDenied;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportException;
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
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.SourceNotFound;
import io.lakelift.export.error.Throttled;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What RDS refuses, as the domain's errors. The codes are those on the wire (the service model's {@code error.code}),
 * with or without the word Fault or Exception at the end, because the model and the service do not always agree.
 */
final class RdsErrors {
    private static final int BROKEN = 500;
    private static final int MESSAGE_LENGTH = 500;
    private static final Set<String> SLOW_DOWN =
            Set.of("Throttling", "RequestLimitExceeded", "TooManyRequests", "RequestThrottled");

    /** One row for each code: what it becomes, and what to do about it. */
    private record Row(Function<String, ExportException> error, String remedy) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            row("DBSnapshotNotFound", SourceNotFound::new, "give the sourceArn of a snapshot that exists"),
            row(
                    "DBClusterSnapshotNotFound",
                    SourceNotFound::new,
                    "give the sourceArn of a cluster snapshot that exists"),
            row("DBClusterNotFound", SourceNotFound::new, "give the sourceArn of a cluster that exists"),
            row("ExportTaskAlreadyExists", ExportTaskAlreadyExists::new, "start a new execution"),
            row("ExportTaskLimitReached", ExportLimitReached::new, "wait for a slot"),
            row(
                    "IamRoleMissingPermissions",
                    IamRoleMissingPermissions::new,
                    "let the role of iamRoleArn write to the bucket and use the key, and export.rds.amazonaws.com take it on"),
            row("IamRoleNotFound", IamRoleNotFound::new, "give the iamRoleArn of a role that exists"),
            row(
                    "InvalidExportSourceState",
                    InvalidExportSourceState::new,
                    "wait until the source is available and no other export of it runs"),
            row("InvalidExportOnly", InvalidExportOnly::new, "name databases, schemas and tables that the source has"),
            row(
                    "InvalidS3Bucket",
                    InvalidS3Bucket::new,
                    "give the s3BucketName of a bucket of yours in the source's Region"),
            row(
                    "KMSKeyNotAccessible",
                    KmsKeyNotAccessible::new,
                    "give the kmsKeyId of an enabled customer-managed key of this Region, and let its policy allow the functions and the export role"),
            row(
                    "ExportTaskNotFound",
                    ExportTaskNotFound::new,
                    "give the exportTaskIdentifier of an export of this Region"),
            row("InvalidExportTaskState", CancelTooLate::new, "look how it ended"),
            row("AccessDenied", AccessDenied::new, "allow it in the function's role and in the policies above it"),
            row(
                    "UnauthorizedOperation",
                    AccessDenied::new,
                    "allow it in the function's role and in the policies above it"));

    private RdsErrors() {}

    static ExportException translated(String operation, SdkException thrown) {
        if (!(thrown instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return new ServiceUnavailable(
                    "%s got no answer from RDS: %s".formatted(operation, line(thrown.getMessage())), thrown);
        }
        String code = String.valueOf(refused.awsErrorDetails().errorCode());
        String plain = code.replaceFirst("(Fault|Exception)$", "");
        String said = line(refused.awsErrorDetails().errorMessage());
        if (refused.isThrottlingException() || SLOW_DOWN.contains(plain)) {
            return new Throttled("RDS throttled %s (%s): %s".formatted(operation, code, said), thrown);
        }
        if (refused.statusCode() >= BROKEN) {
            return new ServiceUnavailable("RDS failed at %s (%s): %s".formatted(operation, code, said), thrown);
        }
        Row row = ROWS.getOrDefault(plain, new Row(RequestRefused::new, "change what it names"));
        return row.error().apply("RDS refused %s (%s): %s; %s.".formatted(operation, code, clause(said), row.remedy()));
    }

    private static Map.Entry<String, Row> row(String code, Function<String, ExportException> error, String remedy) {
        return Map.entry(code, new Row(error, remedy));
    }

    private static String line(@Nullable String said) {
        return Text.line(String.valueOf(said), MESSAGE_LENGTH);
    }

    /** Without its full stops: it becomes part of a sentence. */
    private static String clause(String said) {
        return said.replaceFirst("\\.$", "").replace(". ", "; ");
    }
}
