package io.lakelift.tables.aws;

import io.lakelift.export.Text;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Composes the message for a failed AWS call, which says what failed and what to do. Missing and expired credentials
 * are reported in the same words for every service.
 */
public final class AwsErrors {
    private static final int LONGEST = 300;

    private static final Set<String> LOG_IN = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private AwsErrors() {}

    /**
     * An error that a service returned.
     *
     * @param said its message, without the full stop at its end
     */
    public record Refusal(String code, String said) {
        @Override
        public String toString() {
            return code + ": " + said;
        }
    }

    /**
     * Says in one sentence what failed and what to do.
     *
     * @param tried the beginning of the sentence, for example "s3://bucket/key cannot be read"
     * @param own gives the sentence for errors that only this service has; empty for any other error
     */
    public static String sentence(String tried, SdkException thrown, Function<Refusal, Optional<String>> own) {
        if (String.valueOf(thrown.getMessage()).startsWith("Unable to load credentials")) {
            return tried + " without AWS credentials: log in, for example with aws sso login, or set AWS_PROFILE.";
        }
        return refusal(thrown)
                .map(refusal -> LOG_IN.contains(refusal.code())
                        ? "%s (%s): log in again, for example with aws sso login.".formatted(tried, refusal.code())
                        : own.apply(refusal).orElseGet(() -> "%s (%s): try again.".formatted(tried, refusal)))
                .orElseGet(() -> "%s: %s. Check the credentials, the Region and the network."
                        .formatted(tried, said(thrown.getMessage())));
    }

    /** The service's error; empty if no service answered. */
    public static Optional<Refusal> refusal(SdkException thrown) {
        return thrown instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? Optional.of(new Refusal(
                        String.valueOf(refused.awsErrorDetails().errorCode()),
                        said(refused.awsErrorDetails().errorMessage())))
                : Optional.empty();
    }

    private static String said(@Nullable String message) {
        return message == null ? "no reason was given" : Text.line(message.replaceAll("[.\\s]+$", ""), LONGEST);
    }
}
