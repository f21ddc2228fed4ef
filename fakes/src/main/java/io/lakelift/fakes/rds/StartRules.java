package io.lakelift.fakes.rds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checks of StartExportTask that do not depend on other tasks. Sources: the API reference of StartExportTask, the
 * limitations in "Considerations for DB snapshot exports", and error texts from public bug reports. The order of AWS's
 * checks is not documented; here it is parameters, source, bucket, role, key.
 */
final class StartRules {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$]+");
    private static final int EXPORT_ONLY_BYTES = 200 * 1024;

    private final RdsAccount account;
    private final Instant now;

    StartRules(RdsAccount account, Instant now) {
        this.account = account;
        this.now = now;
    }

    static void parameters(StartRequest request) {
        required("ExportTaskIdentifier", request.exportTaskIdentifier());
        required("SourceArn", request.sourceArn());
        required("S3BucketName", request.s3BucketName());
        required("IamRoleArn", request.iamRoleArn());
        required("KmsKeyId", request.kmsKeyId());
        identifier(request.exportTaskIdentifier());
        prefix(request.s3Prefix());
    }

    static void required(String name, String value) {
        if (value.isEmpty()) {
            throw RdsError.MISSING_PARAMETER.because("The request must contain the parameter " + name + ".");
        }
    }

    private static void identifier(String identifier) {
        if (identifier.length() > 60 || !IDENTIFIER.matcher(identifier).matches()) {
            throw RdsError.INVALID_PARAMETER_VALUE.because("The parameter ExportTaskIdentifier is not a valid"
                    + " identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and"
                    + " hyphens; and must not end with a hyphen or contain two consecutive hyphens.");
        }
    }

    private static void prefix(String prefix) {
        if (prefix.contains(":") || prefix.startsWith("/") || prefix.endsWith("/")) {
            throw RdsError.INVALID_PARAMETER_VALUE.because("The parameter S3Prefix is not valid: " + prefix
                    + ". A prefix can't contain a colon or begin or end with a slash.");
        }
    }

    RdsSource source(StartRequest request) {
        String arn = request.sourceArn();
        RdsSourceKind kind = RdsSourceKind.of(arn)
                .orElseThrow(() -> RdsError.INVALID_PARAMETER_VALUE.because("Invalid source ARN: " + arn));
        String name = arn.split(":", 7)[6];
        RdsSource source = account.source(arn)
                .map(found -> found.at(now))
                .orElseThrow(() -> kind.notFound()
                        .because("Could not find "
                                + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " with name "
                                + name));
        if (account.isMagnetic(source)) {
            throw RdsError.INVALID_EXPORT_SOURCE_STATE.because(
                    "The source " + name + " can't be exported because it uses magnetic storage.");
        }
        if (!source.isExportable()) {
            throw RdsError.INVALID_EXPORT_SOURCE_STATE.because(
                    "Exports aren't supported for the engine " + source.engine() + " of " + name + ".");
        }
        if (!source.state().equals(RdsSource.AVAILABLE)) {
            throw RdsError.INVALID_EXPORT_SOURCE_STATE.because(
                    "The source " + name + " can't be exported because its status is " + source.state() + ".");
        }
        exportOnly(request.exportOnly(), source);
        return source;
    }

    private static void exportOnly(List<String> entries, RdsSource source) {
        int mostParts = source.isPostgres() ? 3 : 2;
        int bytes = 0;
        for (String entry : entries) {
            String[] parts = entry.split("\\.", -1);
            if (parts.length > mostParts
                    || !List.of(parts).stream().allMatch(p -> NAME.matcher(p).matches())) {
                throw RdsError.INVALID_EXPORT_ONLY.because(
                        "The value " + entry + " of ExportOnly isn't valid for the engine " + source.engine() + ".");
            }
            bytes += entry.getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > EXPORT_ONLY_BYTES) {
            throw RdsError.INVALID_EXPORT_ONLY.because("The ExportOnly list is larger than 200 KB.");
        }
    }

    void bucketAndRole(StartRequest request) {
        String bucket = request.s3BucketName();
        if (!account.hasBucket(bucket)) {
            throw RdsError.INVALID_S3_BUCKET.because(
                    "The S3 bucket " + bucket + " doesn't exist, or isn't located in" + " the current AWS Region.");
        }
        String role = request.iamRoleArn();
        boolean works = account.roleWorks(role)
                .orElseThrow(() -> RdsError.IAM_ROLE_NOT_FOUND.because("The IAM role " + role + " doesn't exist."));
        if (!works) {
            throw RdsError.IAM_ROLE_MISSING_PERMISSIONS.because("The principal export.rds.amazonaws.com isn't allowed"
                    + " to assume the IAM role " + role + " or the IAM role doesn't have the required permissions.");
        }
    }

    String keyArn(StartRequest request) {
        return account.keyArn(request.kmsKeyId())
                .orElseThrow(() -> RdsError.KMS_KEY_NOT_ACCESSIBLE.because("The specified KMS key ["
                        + request.kmsKeyId() + "] doesn't exist, isn't enabled or can't be accessed."));
    }
}
