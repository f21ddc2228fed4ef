package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an RDS export goes, and the role and key with which it is written.
 *
 * @param s3BucketName a bucket in the source's Region
 * @param s3Prefix what every key starts with, see {@link TargetRules#prefix}; may be empty. It may contain
 *     {@code {date}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}}, which {@link #on} replaces
 * @param iamRoleArn the role that RDS assumes to write
 * @param kmsKeyId the customer-managed key: id, ARN or alias
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportTarget(String s3BucketName, String s3Prefix, String iamRoleArn, String kmsKeyId) {
    public ExportTarget {
        refuse("s3BucketName", s3BucketName, TargetRules.bucket(s3BucketName));
        refuse("s3Prefix", s3Prefix, TargetRules.prefix(s3Prefix));
        refuse("iamRoleArn", iamRoleArn, TargetRules.role(iamRoleArn));
        refuse("kmsKeyId", kmsKeyId, TargetRules.key(kmsKeyId));
    }

    /**
     * Returns this target with the placeholders of s3Prefix replaced by the date.
     *
     * @throws ExportRefused if s3Prefix has an unknown placeholder
     */
    public ExportTarget on(LocalDate day) {
        return new ExportTarget(s3BucketName, PrefixTemplate.on(day, s3Prefix), iamRoleArn, kmsKeyId);
    }

    private static void refuse(String field, String value, Optional<String> fault) {
        fault.ifPresent(why -> {
            throw Refusal.INVALID_INPUT.because("%s %s %s.".formatted(field, Text.quoted(value), why));
        });
    }
}
