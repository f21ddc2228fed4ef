package io.lakelift.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Execution;
import io.lakelift.export.Text;
import java.io.PrintWriter;

/**
 * How a run ends for the shell.
 *
 * @param exitStatus 0 SUCCEEDED, 2 refused, 1 any other end
 * @param sentence for standard error; empty unless it was refused
 */
public record ExitStatus(int exitStatus, String sentence) {
    /** What the command was given cannot be used, or was refused. */
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

    public int tell(PrintWriter err) {
        if (!sentence.isEmpty()) {
            err.println(Text.shown(sentence, UsageError.LONGEST));
        }
        return exitStatus;
    }

    /** The sentence in a Cause as our state machines write it; the Cause itself if there is none. */
    public static String why(String cause) {
        return cause(cause).path("why").asText(cause);
    }

    /** The errorMessage in a Cause as Lambda writes it; empty if there is none. */
    public static String message(String cause) {
        return cause(cause).path("errorMessage").asText();
    }

    /** A Cause as JSON; null in JSON if it is in words. */
    public static JsonNode cause(String cause) {
        try {
            return MAPPER.readTree(cause);
        } catch (JsonProcessingException e) {
            return MAPPER.nullNode(); // a cause in words, as the interpreter's own errors have
        }
    }
}
