package io.lakelift.export;

import io.lakelift.export.error.InvalidInput;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Where an export goes, and with what it may write there.
 *
 * @param s3BucketName a bucket in the source's Region
 * @param s3Prefix what every key starts with; empty for none. No colon, and no slash at either end. It may hold
 *     {@code {date}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}} until it is {@link #on} a day
 * @param iamRoleArn the role that RDS takes on to write
 * @param kmsKeyId the customer-managed key: id, ARN or alias
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportTarget(String s3BucketName, String s3Prefix, String iamRoleArn, String kmsKeyId) {
    /** The form of a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens. */
    public static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final int MAX_PREFIX = 512;
    private static final int MAX_KEY = 2048;

    public ExportTarget {
        require(
                BUCKET.matcher(s3BucketName).matches(),
                "s3BucketName",
                s3BucketName,
                "is not the name of a bucket: give 3 to 63 lower-case letters, digits, dots and hyphens");
        require(
                !s3Prefix.contains(":") && !s3Prefix.startsWith("/") && !s3Prefix.endsWith("/"),
                "s3Prefix",
                s3Prefix,
                "holds a colon, or a slash at an end: RDS refuses both, leave them out");
        require(
                s3Prefix.length() <= MAX_PREFIX && s3Prefix.equals(Text.line(s3Prefix, MAX_PREFIX)),
                "s3Prefix",
                s3Prefix,
                "is longer than 512 characters, or holds a control character or a space at an end: leave those out");
        Arn role = Arn.parse("iamRoleArn", iamRoleArn);
        require(
                role.service().equals("iam") && role.resource().startsWith("role/"),
                "iamRoleArn",
                iamRoleArn,
                "is not the ARN of a role: give one as arn:PARTITION:iam::ACCOUNT:role/NAME");
        require(
                !kmsKeyId.isEmpty() && kmsKeyId.length() <= MAX_KEY && kmsKeyId.matches("[A-Za-z0-9:/_-]+"),
                "kmsKeyId",
                kmsKeyId,
                "is not a KMS key: give a key's id, ARN or alias");
    }

    /**
     * The target of that day's exports.
     *
     * @throws InvalidInput naming a placeholder of s3Prefix that is not known
     */
    public ExportTarget on(LocalDate day) {
        return new ExportTarget(s3BucketName, DatedPrefix.on(day, s3Prefix), iamRoleArn, kmsKeyId);
    }

    private static void require(boolean holds, String field, String value, String why) {
        if (!holds) {
            throw new InvalidInput("%s %s %s.".formatted(field, Text.quoted(value), why));
        }
    }
}
