package io.lakelift.fakes.wire;

import java.time.Instant;

/**
 * One call as the service saw it.
 *
 * @param about what the call named: an identifier or a topic, empty when it named nothing
 * @param outcome {@link #OK}, the code of the error, or what became of the connection
 */
public record Call(Instant at, String action, String about, String outcome) {
    public static final String OK = "ok";
    public static final String LOST_REQUEST = "lost-request";
    public static final String LOST_ANSWER = "lost-answer";

    /** Whether the service did what it was asked for, heard or not. */
    public boolean tookEffect() {
        return outcome.equals(OK) || outcome.equals(LOST_ANSWER);
    }
}
