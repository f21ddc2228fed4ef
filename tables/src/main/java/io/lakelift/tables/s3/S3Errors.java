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
        String sentence = sentence(what, location, thrown);
        return thrown instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && REFUSALS.contains(
                                String.valueOf(service.awsErrorDetails().errorCode()))
                ? FolderUnreadable.refused(sentence, thrown)
                : new FolderUnreadable(sentence, thrown);
    }

    private static String sentence(String what, S3Location location, SdkException thrown) {
        if (String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials")) {
            return "%s cannot be read without AWS credentials: log in, for example with aws sso login, or set AWS_PROFILE."
                    .formatted(what);
        }
        if (!(thrown instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return "%s cannot be read: %s. Check the credentials, the Region and the network."
                    .formatted(what, Text.line(withoutStop(thrown.getMessage()), LONGEST));
        }
        String code = String.valueOf(refused.awsErrorDetails().errorCode());
        String said = Text.line(withoutStop(refused.awsErrorDetails().errorMessage()), LONGEST);
        return switch (code) {
            case "NoSuchBucket" -> "There is no bucket %s: check its name.".formatted(Text.quoted(location.bucket()));
            case "AccessDenied", "403" ->
                ("%s cannot be read (AccessDenied: %s): you need s3:ListBucket on the bucket, s3:GetObject on the export's"
                                + " objects, and kms:Decrypt on its key.")
                        .formatted(what, said);
            case "InvalidObjectState" ->
                "%s is archived and cannot be read: restore the export's objects first.".formatted(what);
            case "ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
                "%s cannot be read (%s): log in again, for example with aws sso login.".formatted(what, code);
            default -> "%s cannot be read (%s: %s): try again.".formatted(what, code, said);
        };
    }

    private static String withoutStop(@Nullable String message) {
        return message == null ? "no reason was given" : message.replaceAll("[.\\s]+$", "");
    }
}
