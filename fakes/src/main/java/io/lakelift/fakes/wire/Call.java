package io.lakelift.fakes.wire;

import java.time.Instant;

/**
 * A call to a fake service and how it ended.
 *
 * @param at when the call arrived; if it was delayed, it took effect later
 * @param about what the call named, such as an identifier, an ARN or an object; empty if it named nothing
 * @param outcome {@link #OK}, an error code, {@link #LOST_REQUEST}, {@link #LOST_ANSWER}, {@link #LOST_ERROR} or {@link
 *     #DEFECT}
 * @param tookEffect whether the call took effect, whether or not the caller learned of it
 */
public record Call(Instant at, String action, String about, String outcome, boolean tookEffect) {
    public static final String OK = "ok";
    public static final String LOST_REQUEST = "lost-request";
    public static final String LOST_ANSWER = "lost-answer";
    /**
     * The service refused the call, and its answer was lost. The caller cannot distinguish this from LOST_REQUEST or
     * LOST_ANSWER.
     */
    public static final String LOST_ERROR = "lost-error";

    /** The fake itself failed; over HTTP the caller gets a 500. */
    public static final String DEFECT = "defect";
}
