package io.lakelift.local.run;

import io.lakelift.config.InvalidConfig;
import io.lakelift.export.Text;
import io.lakelift.local.plan.InvalidSources;

/**
 * An argument, option or file of the command cannot be used; the message is one sentence for the person who gave it.
 */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A sentence that lists what can be given is longer than others, and ends all the same. */
    public static final int LONGEST = 8000;

    /** @param sentence may quote what was given */
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
