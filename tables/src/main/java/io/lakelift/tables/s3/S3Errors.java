package io.lakelift.tables.s3;

import io.lakelift.export.Text;
import io.lakelift.tables.aws.AwsErrors;
import io.lakelift.tables.aws.AwsErrors.Refusal;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.store.StoreUnusable;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates S3's errors to {@link FolderUnreadable} or {@link StoreUnusable}, whose message says what failed and what
 * to do. Such an error proves nothing about the export.
 */
final class S3Errors {
    private static final Set<String> REFUSALS = Set.of(
            "AccessDenied",
            "403",
            "NoSuchBucket",
            "InvalidObjectState",
            "KMS.DisabledException",
            "KMS.KMSInvalidStateException",
            "KMS.NotFoundException",
            "AccountProblem",
            "AllAccessDisabled",
            "OptInRequired",
            "AuthorizationHeaderMalformed",
            "PermanentRedirect");

    private S3Errors() {}

    /** @param what what was read, the subject of the sentence */
    static FolderUnreadable unreadable(String what, S3Location location, SdkException thrown) {
        String permissions =
                "you need s3:ListBucket on the bucket, s3:GetObject on the export's objects, and kms:Decrypt on its key";
        String sentence = sentence(what, "read", permissions, location.bucket(), thrown);
        return isRefused(thrown) ? FolderUnreadable.refused(sentence, thrown) : new FolderUnreadable(sentence, thrown);
    }

    /**
     * The exception for an object of Lakelift's own that cannot be read, written or deleted.
     *
     * @param participle what was to be done with it, such as "read"
     */
    static StoreUnusable own(String participle, String address, String bucket, SdkException thrown) {
        String permissions = participle.equals("deleted")
                ? "you need s3:DeleteObject on it"
                : "you need s3:GetObject and s3:PutObject on it, s3:ListBucket on the bucket, and kms:Decrypt and"
                        + " kms:GenerateDataKey on its key";
        String sentence = sentence(address, participle, permissions, bucket, thrown);
        return isRefused(thrown) ? StoreUnusable.refused(sentence, thrown) : new StoreUnusable(sentence, thrown);
    }

    private static boolean isRefused(SdkException thrown) {
        return AwsErrors.refusal(thrown)
                .map(Refusal::code)
                .filter(REFUSALS::contains)
                .isPresent();
    }

    private static String sentence(
            String what, String participle, String permissions, String bucket, SdkException thrown) {
        String tried = "%s cannot be %s".formatted(what, participle);
        return AwsErrors.sentence(tried, thrown, refusal -> switch (refusal.code()) {
            case "NoSuchBucket" -> Optional.of("There is no bucket %s: check its name.".formatted(Text.quoted(bucket)));
            case "AccessDenied", "403" ->
                Optional.of("%s (AccessDenied: %s): %s.".formatted(tried, refusal.said(), permissions));
            case "InvalidObjectState" ->
                Optional.of("%s is archived and cannot be %s: restore the export's objects first."
                        .formatted(what, participle));
            case "KMS.DisabledException", "KMS.KMSInvalidStateException", "KMS.NotFoundException" ->
                Optional.of("%s (%s): enable its key, or cancel the key's deletion.".formatted(tried, refusal));
            case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
                Optional.of(
                        "%s (%s): set AWS_REGION to the bucket's Region, and check AWS_ENDPOINT_URL_S3 if it is set."
                                .formatted(tried, refusal));
            default -> Optional.empty();
        });
    }
}
