package io.lakelift.local.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * A period of the night in which some or all calls to one service fail.
 *
 * @param of the service whose calls fail
 * @param form how they fail
 * @param only for Lambda, the function that is affected; empty for all functions
 * @param until the first moment after it
 */
record Outage(Outage.Of of, Outage.Form form, String only, Instant from, Instant until) {

    /** Whose calls fail. */
    enum Of {
        RDS,
        FSX,
        SNS,
        STEP_FUNCTIONS,
        LAMBDA
    }

    /** How they fail. */
    enum Form {
        /** Every call gets a server error or no answer; for Lambda, the permission to call the function is missing. */
        AWAY,
        /** Half of all calls are throttled, at random. */
        THROTTLED,
        /** Every second call is throttled, so that no two calls in a row succeed. */
        LOCKSTEP,
        /** The permission to describe exports is missing. */
        DENIED
    }

    static Outage of(Of of, Form form, Instant from, Duration length) {
        return new Outage(of, form, "", from, from.plus(length));
    }

    Outage onlyOf(String function) {
        return new Outage(of, form, function, from, until);
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    @Override
    public String toString() {
        return "%s %s %sfor %s"
                .formatted(of, form, only.isEmpty() ? "" : "(" + only + ") ", Duration.between(from, until));
    }
}
