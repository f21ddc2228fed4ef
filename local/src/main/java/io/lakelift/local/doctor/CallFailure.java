package io.lakelift.local.doctor;

import io.lakelift.export.Text;
import io.lakelift.export.error.ExportException;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes the sentences of findings about failed calls: why a call failed, and what to do about it. It recognizes the
 * services' different error codes for a missing permission.
 */
final class CallFailure {
    static final String BUG = "Report this as a bug in Lakelift.";
    static final String AGAIN = "Run the doctor again; check the network and the Region's name.";

    private static final int LONGEST = 300;
    private static final int FORBIDDEN = 403;
    private static final int BROKEN = 500;
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "UnauthorizedOperation",
            "NotAuthorized",
            "Authorization",
            "AuthorizationError",
            "Forbidden",
            "");

    private CallFailure() {}

    /**
     * The error code without a final Fault, Exception or Error, which models and services use differently; empty if
     * none.
     */
    static String code(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        String code = details == null ? "" : Objects.toString(details.errorCode(), "");
        return code.replaceFirst("(Fault|Exception|Error)$", "");
    }

    static String why(String permission, AwsServiceException refused) {
        if (isDenied(refused)) {
            return permission + " is missing";
        }
        if (refused.isThrottlingException()) {
            return "AWS throttled %s".formatted(permission);
        }
        AwsErrorDetails details = refused.awsErrorDetails();
        String said = details == null ? "" : Objects.toString(details.errorMessage(), "");
        String code = code(refused).isEmpty() ? "HTTP " + refused.statusCode() : Text.line(code(refused), LONGEST);
        return said.isEmpty()
                ? "AWS refused %s (%s)".formatted(permission, code)
                : "AWS refused %s (%s): %s".formatted(permission, code, clause(said));
    }

    static String why(String permission, SdkException thrown) {
        return thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException
                ? "no answer to %s in time".formatted(permission)
                : "%s was not answered: %s".formatted(permission, clause(Objects.toString(thrown.getMessage(), "")));
    }

    static String unreadable(String permission, RuntimeException thrown) {
        return "the answer to %s cannot be read: %s".formatted(permission, clause(String.valueOf(thrown.getMessage())));
    }

    static String why(String permission, ExportException refused) {
        return isDenied(refused)
                ? permission + " is missing"
                : "%s was not answered: %s".formatted(permission, clause(Objects.toString(refused.getMessage(), "")));
    }

    static String remedy(String permission, AwsServiceException refused) {
        if (isDenied(refused)) {
            return allow(permission);
        }
        return refused.isThrottlingException() || refused.statusCode() >= BROKEN
                ? AGAIN
                : "Look the error up in the API reference of %s; if it is not yours to fix, report it as a bug in Lakelift."
                        .formatted(permission.substring(permission.indexOf(':') + 1));
    }

    static String remedy(String permission, ExportException refused) {
        return isDenied(refused) ? allow(permission) : AGAIN;
    }

    private static String allow(String permission) {
        return "Allow %s for whoever runs the doctor; docs/doctor.md has a policy with everything that it reads."
                .formatted(permission);
    }

    /** Whether the error answers the question: it is not a missing permission, throttling or a server error. */
    static boolean isAnswer(AwsServiceException refused) {
        return refused.statusCode() != FORBIDDEN
                && refused.statusCode() < BROKEN
                && !isDenied(refused)
                && !refused.isThrottlingException();
    }

    private static boolean isDenied(AwsServiceException refused) {
        return DENIED.contains(code(refused))
                && (refused.statusCode() == FORBIDDEN || !code(refused).isEmpty());
    }

    private static boolean isDenied(ExportException refused) {
        return refused instanceof ExportRefused known && known.refusal() == Refusal.ACCESS_DENIED;
    }

    /** The text on one line, without a period at the end. */
    private static String clause(String said) {
        return Text.line(said, LONGEST).replaceFirst("[. ]+$", "");
    }
}
