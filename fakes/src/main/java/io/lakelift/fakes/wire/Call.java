package io.lakelift.fakes.wire;

import java.time.Instant;

/**
 * A call to a fake service and how it ended.
 *
 * @param at when the call arrived; if it was delayed, it took effect later
 * @param about what the call named, such as an identifier, an ARN or an object; empty if it named nothing
 * @param outcome {@link #OK}, an error code, {@link #LOST_REQUEST}, {@link #LOST_ANSWER} or {@link #LOST_ERROR}
 */
public record Call(Instant at, String action, String about, String outcome) {
    public static final String OK = "ok";
    public static final String LOST_REQUEST = "lost-request";
    public static final String LOST_ANSWER = "lost-answer";
    /**
     * The service refused the call, and its answer was lost. The caller cannot distinguish this from LOST_REQUEST or
     * LOST_ANSWER.
     */
    public static final String LOST_ERROR = "lost-error";

    /** Whether the call succeeded, whether or not its answer arrived. */
    public boolean tookEffect() {
        return outcome.equals(OK) || outcome.equals(LOST_ANSWER);
    }
}
