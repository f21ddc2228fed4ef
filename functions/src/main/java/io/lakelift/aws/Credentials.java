package io.lakelift.aws;

import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ServiceUnavailable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Recognises errors about credentials that have expired, are missing or are invalid, and translates them. Such an error
 * says nothing about the export, which may still be running. It is therefore reported as {@link ServiceUnavailable} and
 * retried, never as a refusal of the request. Most of these errors occur in runs from a laptop, where a sign-in lasts
 * a few hours.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class Credentials {
    private static final Set<String> EXPIRED = Set.of(
            "ExpiredToken",
            "TokenRefreshRequired",
            "InvalidToken",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "UnrecognizedClient",
            "MissingAuthenticationToken",
            "AuthFailure");

    /** Errors about a signature. It contains the time, so a wrong clock causes them too. */
    private static final Set<String> UNSIGNED = Set.of(
            "RequestExpired",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "InvalidSignature",
            "IncompleteSignature");

    /** The SDK gets credentials from these, so their refusals do not come from the service that was to be called. */
    private static final Map<String, String> SOURCES = Map.of(
            "sts", "STS", "sso", "IAM Identity Center", "ssooidc", "IAM Identity Center", "signin", "AWS Sign-In");

    /** The codes with which the services that issue credentials report an expired sign-in. */
    private static final Set<String> LOGGED_OUT =
            Set.of("Unauthorized", "UnauthorizedClient", "InvalidGrant", "InvalidClient");

    private static final Set<String> FORBIDDEN = Set.of("AccessDenied", "Forbidden", "NotAuthorized");

    private static final String LOG_IN = "log in again, for example with aws sso login";
    private static final String GOES_ON = ": a running export continues meanwhile, and is looked at again";

    private Credentials() {}

    /** @param code without a trailing Exception or Error */
    static boolean areRefused(String code) {
        return EXPIRED.contains(code) || UNSIGNED.contains(code);
    }

    /** Whether the SDK found no credentials, and so made no call. */
    static boolean areMissing(SdkException thrown) {
        String said = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return said.startsWith("unable to load credentials")
                || said.startsWith("unable to load an aws access key")
                || said.contains("sso session")
                || said.contains("token is expired")
                || thrown.getClass().getSimpleName().equals("ExpiredTokenException");
    }

    /** The source of the credentials, as a sentence calls it; empty if the service itself answered. */
    static Optional<String> source(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return Optional.ofNullable(details == null ? null : details.serviceName())
                .map(name -> SOURCES.get(name.replace(" ", "").toLowerCase(Locale.ROOT)));
    }

    /** The source of the credentials refuses to issue any. */
    static ExportException notGiven(String source, String operation, String code, String said, SdkException thrown) {
        String plain = ErrorTable.plain(code);
        String remedy = LOGGED_OUT.contains(plain)
                ? LOG_IN
                : FORBIDDEN.contains(plain)
                        ? "the role may not be assumed: allow it in the role's trust policy, or in the policies of"
                                + " the identity that assumes it"
                        : "correct the AWS profile, or the environment, that the credentials come from";
        return new ServiceUnavailable(
                "%s gave no credentials for %s (%s): %s; %s%s."
                        .formatted(source, operation, code, said, remedy, GOES_ON),
                thrown);
    }

    static ExportException refused(String service, String operation, String code, String said, SdkException thrown) {
        String remedy = UNSIGNED.contains(ErrorTable.plain(code))
                ? "set this computer's clock, or correct the secret access key if the clock is right"
                : LOG_IN;
        return new ServiceUnavailable(
                "%s rejected the credentials for %s (%s): %s; %s%s."
                        .formatted(service, operation, code, said, remedy, GOES_ON),
                thrown);
    }

    static ExportException missing(String operation, SdkException thrown) {
        return new ServiceUnavailable(
                "%s could not be called without AWS credentials: %s; %s%s."
                        .formatted(operation, ErrorTable.clause(thrown.getMessage()), LOG_IN, GOES_ON),
                thrown);
    }
}
