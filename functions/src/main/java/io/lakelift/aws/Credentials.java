package io.lakelift.aws;

import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ServiceUnavailable;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials that ran out, are missing, or do not fit. Whoever has none any more learns nothing of the export, which goes
 * on; so it is silence, to be tried again, and never a refusal of what was asked for. It happens to runs from a laptop,
 * whose log-in lasts for some hours.
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

    /** The time is part of a signature. */
    private static final Set<String> UNSIGNED = Set.of(
            "RequestExpired",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "InvalidSignature",
            "IncompleteSignature");

    /** From these the SDK gets credentials, so what they refuse is no answer of the service that was to be called. */
    private static final Set<String> SOURCES = Set.of("sts", "sso", "ssooidc", "signin");

    private static final String GOES_ON = ": an export that runs goes on meanwhile, and is looked at again";

    private Credentials() {}

    /** @param code without Exception or Error at its end */
    static boolean areRefused(String code) {
        return EXPIRED.contains(code) || UNSIGNED.contains(code);
    }

    /** Whether the SDK found none, and so made no call. */
    static boolean areMissing(SdkException thrown) {
        String said = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return said.startsWith("unable to load credentials")
                || said.startsWith("unable to load an aws access key")
                || said.contains("sso session")
                || said.contains("token is expired")
                || thrown.getClass().getSimpleName().equals("ExpiredTokenException");
    }

    /** Whether it was refused while the SDK was getting credentials. */
    static boolean areBehind(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details != null
                && details.serviceName() != null
                && SOURCES.contains(details.serviceName().replace(" ", "").toLowerCase(Locale.ROOT));
    }

    static ExportException refused(String service, String operation, String code, String said, SdkException thrown) {
        String remedy = UNSIGNED.contains(code.replaceFirst("(Exception|Error)$", ""))
                ? "set the clock of this computer, or correct the secret access key where the clock is right"
                : "log in again, such as with aws sso login";
        return new ServiceUnavailable(
                "%s rejected the credentials for %s (%s): %s; %s%s."
                        .formatted(service, operation, code, said, remedy, GOES_ON),
                thrown);
    }

    static ExportException missing(String operation, SdkException thrown) {
        return new ServiceUnavailable(
                "%s could not be called without AWS credentials: %s; log in again, such as with aws sso login%s."
                        .formatted(operation, ErrorTable.clause(thrown.getMessage()), GOES_ON),
                thrown);
    }
}
