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
            "InvalidToken",
            "TokenRefreshRequired",
            "UnrecognizedClientException");

    /** Errors about a signature. It contains the time, so a wrong clock causes them too. */
    private static final Set<String> UNSIGNED =
            Set.of("InvalidSignatureException", "RequestExpired", "RequestTimeTooSkewed", "SignatureDoesNotMatch");

    /** Errors that pass, although their status is that of a mistake in the request. */
    private static final Set<String> PASSING = Set.of(
            "ConcurrentModificationException", "OperationAborted", "OperationTimeoutException", "RequestTimeout");

    private static final int SERVER_ERROR = 500;

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
            return "%s without AWS credentials%s: log in, for example with aws sso login or aws login, or set AWS_PROFILE."
                    .formatted(
                            tried,
                            CredentialsChain.whyNone().map(" (%s)"::formatted).orElse(""));
        }
        return refusal(thrown)
                .map(refusal -> credentials(tried, refusal)
                        .or(() -> own.apply(refusal))
                        .orElseGet(() -> "%s (%s): %s."
                                .formatted(tried, refusal, isPassing(thrown) ? "try again" : "look this error up")))
                .orElseGet(() -> "%s: %s. Check the credentials, the Region and the network."
                        .formatted(tried, said(thrown.getMessage())));
    }

    /** The sentence for an error about the credentials; empty for any other error. */
    private static Optional<String> credentials(String tried, Refusal refusal) {
        String code = refusal.code();
        return LOG_IN.contains(code)
                ? Optional.of("%s (%s): log in again, for example with aws sso login.".formatted(tried, code))
                : UNSIGNED.contains(code)
                        ? Optional.of(
                                "%s (%s): set this computer's clock, or correct the secret access key if the clock is right."
                                        .formatted(tried, code))
                        : Optional.empty();
    }

    private static boolean isPassing(SdkException thrown) {
        return thrown instanceof AwsServiceException answered
                && (answered.statusCode() >= SERVER_ERROR
                        || answered.isThrottlingException()
                        || PASSING.contains(
                                String.valueOf(answered.awsErrorDetails().errorCode())));
    }

    /** The service's error; empty if no service answered. */
    public static Optional<Refusal> refusal(SdkException thrown) {
        return thrown instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? Optional.of(new Refusal(
                        String.valueOf(refused.awsErrorDetails().errorCode()),
                        said(refused.awsErrorDetails().errorMessage())))
                : Optional.empty();
    }

    /** The sentence for settings with which no client can be made, such as an endpoint that is no URL. */
    public static String unusableSettings(RuntimeException thrown) {
        return "The AWS settings cannot be used (%s): correct the variable, or ~/.aws/config."
                .formatted(withoutUser(said(thrown)));
    }

    /** The SDK repeats an endpoint that it cannot use, with the password in it. */
    private static String withoutUser(String said) {
        return said.replaceAll("(//.*|\\S+)@(?=[\\w\\[])", "");
    }

    /** What the SDK says, without the full stop or the number of attempts at its end. */
    public static String said(Throwable thrown) {
        return said(thrown.getMessage()).replaceFirst(" \\(SDK Attempt Count: [0-9]+\\)$", "");
    }

    private static String said(@Nullable String message) {
        return message == null ? "no reason was given" : Text.line(message.replaceAll("[.\\s]+$", ""), LONGEST);
    }
}
