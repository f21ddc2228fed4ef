package io.lakelift.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Execution;
import io.lakelift.export.Text;
import java.io.PrintWriter;

/**
 * The exit status of the command after an execution, and what to print on standard error.
 *
 * @param exitStatus 0 if the execution succeeded, 2 if its input was refused, 1 otherwise
 * @param sentence why the input was refused; empty in all other cases
 */
public record ExitStatus(int exitStatus, String sentence) {
    /** The exit status if an argument or file cannot be used, or the input was refused. */
    public static final int UNUSABLE = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static ExitStatus of(Execution execution) {
        if (execution.status() == Execution.Status.SUCCEEDED) {
            return new ExitStatus(0, "");
        }
        JsonNode cause = cause(execution.cause());
        return cause.path("outcome").asText().equals("REFUSED")
                ? new ExitStatus(UNUSABLE, cause.path("why").asText(execution.error()))
                : new ExitStatus(1, "");
    }

    /** Prints the sentence, if there is one, and returns the exit status. */
    public int report(PrintWriter err) {
        if (!sentence.isEmpty()) {
            err.println(Text.shown(sentence, UsageError.LONGEST));
        }
        return exitStatus;
    }

    /** The field {@code why} of a Cause that our state machines wrote; the Cause itself if it has none. */
    public static String why(String cause) {
        return cause(cause).path("why").asText(cause);
    }

    /** The field {@code errorMessage} of a Cause that Lambda wrote; empty if it has none. */
    public static String message(String cause) {
        return cause(cause).path("errorMessage").asText();
    }

    /** A Cause parsed as JSON; the JSON null if it is plain text. */
    public static JsonNode cause(String cause) {
        try {
            return MAPPER.readTree(cause);
        } catch (JsonProcessingException e) {
            return MAPPER.nullNode(); // plain text, such as that of the interpreter's own errors
        }
    }
}
