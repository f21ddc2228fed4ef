package io.lakelift.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.error.ExportException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a person may be told of an error. */
public final class Sentence {
    /** Two quoted values, what is wrong, and the names of all fields: no one reads more. */
    private static final int LONGEST = 1_000;

    private Sentence() {}

    /** One sentence on one line with a full stop, in an error of the project that carries no stack trace. */
    public static void isReported(@Nullable Throwable thrown) {
        if (!(thrown instanceof ExportException)) {
            throw new AssertionError("no error of the project, but " + thrown, thrown);
        }
        assertThat(thrown.getStackTrace()).isEmpty();
        isReported(String.valueOf(thrown.getMessage()));
    }

    /** One sentence on one line with a full stop. */
    public static void isReported(String message) {
        assertThat(message.length()).as("length of " + message).isLessThanOrEqualTo(LONGEST);
        assertThat(message).endsWith(".").doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message))
                .as("whole characters: " + message)
                .isTrue();
        assertThat(message.replaceAll("\".*\"", ""))
                .as("one sentence")
                .doesNotContain(". ", "Exception:", "java.", "software.amazon", "(null)");
    }

    /** That, and it names one of the fields that are wrong. */
    public static void names(String message, Collection<String> wrong) {
        isReported(message);
        assertThat(wrong.stream().anyMatch(message::contains))
                .as("%s, of which one is named in: %s", wrong, message)
                .isTrue();
    }
}
