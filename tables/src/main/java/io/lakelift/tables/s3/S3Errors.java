package io.lakelift.tables.s3;

import io.lakelift.export.Text;
import io.lakelift.tables.folder.FolderUnreadable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what S3 refuses into one sentence. None of it says anything about the export. */
final class S3Errors {
    private static final int LONGEST = 300;
    private static final Set<String> REFUSALS = Set.of("AccessDenied", "403", "NoSuchBucket", "InvalidObjectState");

    private S3Errors() {}

    /** @param what was read, as a sentence calls it */
    static FolderUnreadable unreadable(String what, S3Location location, SdkException thrown) {
        String permissions =
                "you need s3:ListBucket on the bucket, s3:GetObject on the export's objects, and kms:Decrypt on its key";
        String sentence = sentence(what, "read", permissions, location.bucket(), thrown);
        return thrown instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && REFUSALS.contains(
                                String.valueOf(service.awsErrorDetails().errorCode()))
                ? FolderUnreadable.refused(sentence, thrown)
                : new FolderUnreadable(sentence, thrown);
    }

    /**
     * The sentence where an object of Lakelift's own is not read, written or deleted.
     *
     * @param participle what was to be done with it
     */
    static String own(String participle, String address, String bucket, SdkException thrown) {
        String permissions = participle.equals("deleted")
                ? "you need s3:DeleteObject on it"
                : "you need s3:GetObject and s3:PutObject on it, s3:ListBucket on the bucket, and kms:Decrypt and"
                        + " kms:GenerateDataKey on its key";
        return sentence(address, participle, permissions, bucket, thrown);
    }

    private static String sentence(
            String what, String participle, String permissions, String bucket, SdkException thrown) {
        if (String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials")) {
            return "%s cannot be %s without AWS credentials: log in, for example with aws sso login, or set AWS_PROFILE."
                    .formatted(what, participle);
        }
        if (!(thrown instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return "%s cannot be %s: %s. Check the credentials, the Region and the network."
                    .formatted(what, participle, Text.line(withoutStop(thrown.getMessage()), LONGEST));
        }
        String code = String.valueOf(refused.awsErrorDetails().errorCode());
        String said = Text.line(withoutStop(refused.awsErrorDetails().errorMessage()), LONGEST);
        return switch (code) {
            case "NoSuchBucket" -> "There is no bucket %s: check its name.".formatted(Text.quoted(bucket));
            case "AccessDenied", "403" ->
                "%s cannot be %s (AccessDenied: %s): %s.".formatted(what, participle, said, permissions);
            case "InvalidObjectState" ->
                "%s is archived and cannot be %s: restore the export's objects first.".formatted(what, participle);
            case "ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                "%s cannot be %s (%s): log in again, for example with aws sso login.".formatted(what, participle, code);
            default -> "%s cannot be %s (%s: %s): try again.".formatted(what, participle, code, said);
        };
    }

    private static String withoutStop(@Nullable String message) {
        return message == null ? "no reason was given" : message.replaceAll("[.\\s]+$", "");
    }
}
