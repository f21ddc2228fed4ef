package io.lakelift.local.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of the night in which something cannot be had.
 *
 * @param of whose calls fail
 * @param form in which way
 * @param only of Lambda: the function that is meant; empty for every function
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

    /** In which way they do. */
    enum Form {
        /** Every call is answered with an error of the service, or by nobody. */
        AWAY,
        /** Half of all calls, by chance. */
        THROTTLED,
        /** Every second call, so that calls which are made in threes never get through together. */
        LOCKSTEP,
        /** A permission is missing: to look at exports, or to call a function. */
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
