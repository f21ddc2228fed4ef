package io.lakelift.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.lambda.FunctionResult.Failed;
import java.time.Duration;
import java.util.Locale;

/** Builds the errors of failed calls, with Lambda's names and messages; state machines match on the names. */
final class Failures {
    /** Exit status of a process that was killed: 128 and the signal's number, as Java and shells report it. */
    static final int KILLED = 128 + 9;

    /** Lambda's limit for the size of a response. */
    static final int MOST_ANSWER_BYTES = 6_291_556;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Failures() {}

    static Failed exited(String requestId, int status) {
        String how = status == KILLED ? "signal: killed" : "exit status " + status;
        return ofRequest("Runtime.ExitError", requestId, "Runtime exited with error: " + how);
    }

    static Failed timedOut(String requestId, Duration timeout) {
        String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
        return ofRequest("Sandbox.Timedout", requestId, "Task timed out after " + seconds + " seconds");
    }

    static Failed answerTooLarge() {
        String limit = "Response payload size exceeded maximum allowed payload size (" + MOST_ANSWER_BYTES + " bytes).";
        return of("Function.ResponseSizeTooLarge", limit);
    }

    /** The error that the runtime interface client reported; its name is usually the exception's class name. */
    static Failed reported(String body) {
        try {
            String type = JSON.readTree(body).path("errorType").asText("");
            if (!type.isEmpty()) {
                return new Failed(type, body);
            }
        } catch (JsonProcessingException notJson) {
            return unknown(body);
        }
        return unknown(body);
    }

    /** The error that the runtime interface client would report for an exception, without the stack trace. */
    static Failed thrown(Exception exception) {
        String type = exception.getClass().getName();
        return new Failed(
                type,
                JSON.createObjectNode()
                        .put("errorMessage", exception.getMessage())
                        .put("errorType", type)
                        .toString());
    }

    /** The error's name and message, to be quoted in a sentence. */
    static String words(Failed failed) {
        try {
            return failed.error() + ": "
                    + JSON.readTree(failed.cause()).path("errorMessage").asText("");
        } catch (JsonProcessingException notJson) {
            return failed.error() + ": " + failed.cause();
        }
    }

    /**
     * Whether the error is that a class could not be found, loaded or linked, so that later calls will fail too. If the
     * class is the handler, the runtime interface client starts anyway, and answers every call with this error.
     */
    static boolean isOfTheJar(Failed failed) {
        try {
            Class<?> error = Class.forName(failed.error(), false, Failures.class.getClassLoader());
            return LinkageError.class.isAssignableFrom(error)
                    || ReflectiveOperationException.class.isAssignableFrom(error);
        } catch (ClassNotFoundException lambdasOwnWord) {
            return false;
        }
    }

    private static Failed unknown(String body) {
        String why =
                "The cause could not be determined because Lambda did not return an error type. Returned payload: ";
        return new Failed("Lambda.Unknown", why + body);
    }

    private static Failed ofRequest(String type, String requestId, String message) {
        return of(type, "RequestId: " + requestId + " Error: " + message);
    }

    private static Failed of(String type, String message) {
        return new Failed(
                type,
                JSON.createObjectNode()
                        .put("errorType", type)
                        .put("errorMessage", message)
                        .toString());
    }
}
