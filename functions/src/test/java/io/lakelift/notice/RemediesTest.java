package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every failure message that AWS documents, filled in as RDS and FSx fill them, against the advice that fits it. The
 * names in them are chosen to mislead whoever looks for single words.
 */
class RemediesTest {
    private static final String METADATA =
            "The RDS export failed to write the export task's metadata to the S3 bucket lake-prod using the IAM role"
                    + " arn:aws:iam::123456789012:role/lake with the KMS key arn:aws:kms:eu-west-1:123456789012:key/0a1b.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NoSuchBucket                                   | The bucket no longer exists",
                "AmazonS3Exception: NoSuchBucket                | The bucket no longer exists",
                "AccessDenied                                   | Access was denied: give the export role",
                "403 Forbidden                                  | Access was denied: give the export role",
                "AWSSecurityTokenServiceException: AccessDenied | Let export.rds.amazonaws.com assume the export role",
                "KMS.DisabledException                          | The KMS key is disabled",
                "KMS.KMSInvalidStateException                   | The KMS key cannot be used in its present state",
                "KMS.NotFoundException                          | The KMS key does not exist",
                "KMS.AccessDeniedException                      | Let the export role use the KMS key",
                "PermanentRedirect                              | Name a bucket that exists in the Region",
                "SlowDown                                       | S3 or KMS did not answer in time",
                "SomethingNew                                   | The export role, the bucket or the KMS key may be at fault"
            })
    void errorCode_decides_whateverElseTheSentenceNames(String code, String advice) {
        assertThat(RdsRemedies.of(METADATA + " Error code: " + code).orElseThrow())
                .startsWith(advice);
        assertThat(RdsRemedies.of(METADATA + " Error code: " + code + ".").orElseThrow())
                .startsWith(advice);
    }

    @Test
    void metadataWithoutACode_namesAllThree() {
        assertThat(RdsRemedies.of(METADATA).orElseThrow())
                .contains("export role", "bucket", "KMS key", "may be at fault");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "An unknown internal error occurred. | Start a new execution",
                "An unknown internal error occurred writing the export task's metadata to the S3 bucket kms-role. | Start a new execution",
                "The RDS export failed to write the export task's metadata because it can't assume the IAM role arn:aws:iam::123456789012:role/KMS. | Let export.rds.amazonaws.com assume",
                "The IAM role arn:aws:iam::123456789012:role/KMS isn't authorized to call s3:PutObject on the S3 bucket kms-too-large. Review your permissions and retry the export. | Give the export role s3:PutObject*",
                "The IAM role [KMS] isn\u2019t authorized to call [s3:PutObject] on the S3 bucket [lake]. Review your permissions and retry the export. | Give the export role s3:PutObject*",
                "KMS key check failed. Check the credentials on your KMS key and try again. | Check that the KMS key exists",
                "S3 credential check failed. Check the permissions on your S3 bucket and IAM policy. | Give the export role s3:PutObject*",
                "The S3 bucket kms-internal-error isn't valid. Either it isn't located in the current AWS Region or it doesn't exist. Review your S3 bucket name and retry the export. | Name a bucket that exists in the Region",
                "The S3 bucket kms isn't located in the current AWS Region. Review your S3 bucket name and retry the export. | Name a bucket that exists in the Region",
                "The S3 bucket lake isn't located in the current AWS Region. Please, review your S3 bucket name and retry the export. | Name a bucket that exists in the Region",
                "Failed to find or access the source DB cluster: kms-role | RDS could not clone the cluster",
                // No page has these: they are judged by their words.
                "The export failed because a LOB is close to 500 MB | RDS cannot export a value close to 500 MB",
                "The KMS key could not be reached. | Check that the KMS key exists",
                "The S3 bucket could not be written to. | Name a bucket that exists",
                "The S3 bucket and the KMS key do not fit. | The export role, the bucket or the KMS key may be at fault",
                "The export was denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 5) | Access was denied",
                "ERROR: permission denied for table audit | Grant the database's master user"
            })
    void messageOfRds_hasItsOwnAdvice(String cause, String advice) {
        assertThat(RdsRemedies.of(cause).orElseThrow()).startsWith(advice);
    }

    @Test
    void clusterThatCannotBeCloned_mayBeGoneOrLockedOrWithoutAnInstance() {
        assertThat(RdsRemedies.of("Failed to find or access the source DB cluster: orders")
                        .orElseThrow())
                .contains("still exists", "its KMS key", "has an instance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The table \"KMS\" has no primary key.",
                "The snapshot arn:aws:rds:eu-west-1:123456789012:snapshot:kms-403 ended with 500 rows.",
                "The export stopped after 12 GB.",
                "The export stopped after 1500 MB.",
                "The export stopped after 1.2 GB.",
                "The export stopped after 10,500 MB.",
                "The export stopped after 2 GBit.",
                ""
            })
    void unknownMessage_hasNoAdviceMadeUp(String cause) {
        assertThat(RdsRemedies.of(cause)).isEmpty();
        assertThat(FsxRemedies.of(cause)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PathSizeTooLong  | Shorten the paths",
                "FileSizeTooLarge | Split the files",
                "S3AccessDenied   | Let FSx write to the bucket",
                "S3Error          | Check that the bucket",
                "ResourceBusy     | Export again when no client",
                "InternalError    | Check the file system's status",
                "Failed to export file because access was denied to S3 object with key InternalError in S3 bucket b. | Let FSx write to the bucket",
                "Failed to export file because the local file path size exceeds the maximum object key length supported by S3. | Shorten the paths",
                "Failed to export file because the file size exceeds the maximum supported S3 objects size. | Split the files",
                "Failed to export file for S3 object with key S3AccessDenied in S3 bucket b because the bucket's KMS key was not found. | Set the bucket's default encryption",
                "Failed to export file because it is being used by another process. | Export again when no client",
                "Export skipped: Local file is in released state and a linked S3 object with key k was not found in bucket b. | The content of some files",
                "Export skipped: local file does not belong to a data repository linked file system path. | Name paths that belong",
                "Automatic export encountered an internal error while exporting a file system object | Check the file system's status",
                "Failed to upload data repository task completion report into b | Choose a report path",
                "Failed to upload data repository task completion report into bucket b because the completion report path /x does not belong to a data repository associated with this file system | Choose a report path",
                "The task failed to export some files: access to the data repository s3://b/lustre was denied. See the task completion report. | Let FSx write to the bucket"
            })
    void documentedMessageOfFsx_hasItsOwnAdvice(String message, String advice) {
        assertThat(FsxRemedies.of(message).orElseThrow()).startsWith(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE, NO_TABLE_LIST",
        "PERMISSIONS_DO_NOT_EXIST, PERMISSIONS",
        "permission denied, PERMISSIONS",
        "ROW_LEVEL_SECURITY, PERMISSIONS",
        "ROW_SIZE_LIMIT_EXCEEDED, SIZE",
        "row too large, SIZE",
        "LOB_TOO_LARGE, SIZE",
        "UNSUPPORTED_COLUMN_NAME, NAME",
        "INVALID_TABLE_NAME, NAME",
        "TABLE_NAME_EXCEEDS_LIMIT, OTHER",
        "COLUMN_NAME_EXCEEDS_LIMIT, OTHER",
        "EXPORT_TIME_LIMIT_EXCEEDED, OTHER",
        "TABLE_NAME_NOT_FOUND, OTHER",
        "UNSUPPORTED_CHARACTER_SET, OTHER",
        "TEMPORARY_FAILURE, OTHER",
        "FAILED_TO_LIST_COLUMNS_FOR_TABLE, OTHER",
        "temporary, OTHER",
        "unlogged, OTHER",
        "permissions, OTHER",
        "denied, OTHER",
        "UNAUTHORIZED, OTHER",
        "SECURITY_GROUP_CHANGED, OTHER",
        "PERMISSIONS_TABLE_CHANGED, OTHER",
        "THE_PERMISSIONS_TABLE_HAS_A_ROW_TOO_LARGE, SIZE",
        "user does not have permission, PERMISSIONS",
        "INSUFFICIENT_PRIVILEGES, PERMISSIONS",
        "not authorized to read, PERMISSIONS",
        "COLUMN_LIMIT_EXCEEDED, OTHER",
        "ROW_COUNT_SIZE_LIMIT, OTHER",
        "ROW_GROUP_SIZE_LIMIT, OTHER",
        "value exceeds size 500MB, SIZE",
        "INVALID_BUCKET_NAME, OTHER",
        "UNSUPPORTED_CHARACTERS_IN_COLUMN_VALUE, OTHER",
        "TEMPORARY_FAILURE_READING_TABLE, OTHER",
        "TABLESPACE_FULL, OTHER",
        "UNSUPPORTED_CHARACTERS_IN_COLUMN, NAME",
        "UNLOGGED_TABLE, UNLOGGED",
        "TEMPORARY_TABLE, UNLOGGED",
        "SOMETHING_NEW, OTHER",
        "'', OTHER"
    })
    void reasonOfAWarning_hasItsOwnRemedy(String reason, WarningReason expected) {
        assertThat(WarningReason.of(reason)).isEqualTo(expected);
        assertThat(WarningReason.of(reason).remedy()).isNotBlank();
    }
}
