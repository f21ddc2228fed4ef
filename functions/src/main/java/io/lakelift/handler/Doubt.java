package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether an earlier attempt may have started an export that nobody has seen yet: its answer was lost, and a list does
 * not show it at once. In doubt nothing is concluded from a refusal or from not finding it.
 */
final class Doubt {
    /** Long enough for a list to show what was started. */
    private static final Duration CLEARS_AFTER = Duration.ofMinutes(5);

    private Doubt() {}

    /** Reads {@code attempt}, the number of attempts before this one, and {@code doubt}, the time of the last such one. */
    static boolean read(Call call) {
        JsonNode attempt = call.fields().any("attempt");
        String since = call.fields().optionalText("doubt").orElse("");
        if (attempt.asInt() > 0) {
            return true;
        }
        return !since.isEmpty()
                && call.now()
                        .isBefore(call.fields()
                                .parsed("doubt", since, Instant::parse, "a time such as 2026-11-21T02:00:00Z")
                                .plus(CLEARS_AFTER));
    }
}
