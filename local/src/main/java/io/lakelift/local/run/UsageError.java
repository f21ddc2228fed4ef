package io.lakelift.local.run;

import io.lakelift.config.InvalidConfig;
import io.lakelift.export.Text;
import io.lakelift.local.plan.InvalidSources;

/**
 * Thrown when an argument, option or file of the command, the caller's account, or the checkout cannot be used. The
 * message is for the user: one sentence, or one line for each mistake in a file. The command prints it and exits with
 * status 2.
 */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The maximum length of a sentence in characters, enough for one that lists all allowed values. */
    public static final int LONGEST = 8000;

    /** @param sentence may quote what the user gave, which is made safe to print */
    public UsageError(String sentence) {
        super(Text.shown(sentence, LONGEST));
    }

    /** A line for each mistake. */
    public UsageError(InvalidConfig invalid) {
        super(invalid.getMessage());
    }

    /** A line for each mistake. */
    public UsageError(InvalidSources invalid) {
        super(invalid.getMessage());
    }
}
