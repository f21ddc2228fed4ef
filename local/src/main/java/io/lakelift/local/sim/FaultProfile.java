package io.lakelift.local.sim;

/**
 * The probability of each kind of trouble in one night. Many nights have only some kinds: if everything fails at once,
 * nothing gets far enough to fail in an interesting way.
 *
 * @param apiFaults a function's call to RDS, FSx or Step Functions is throttled, refused by a service in trouble, or
 *     not answered; some calls to S3 and Glue fail, too
 * @param functionFaults a call of a function is throttled, dies, takes too long or is never answered; a state machine's
 *     call to Step Functions fails twice as often
 * @param noticeFaults a call to SNS goes wrong
 * @param unusualCourses an export fails, warns, hangs, is cancelled, vanishes, or shows a status that this version does
 *     not know; or its files are damaged
 * @param unseen a new task cannot be described at first
 * @param interrupted an execution is stopped, times out or fails in a way that no Catch can catch
 * @param events an event is lost, late or delivered twice
 * @param cancels a person cancels an export
 * @param strangers others start exports, change the quota, and delete snapshots or the export role
 * @param outages a service is unavailable for minutes, rarely for hours
 * @param patience a service is unavailable for up to twenty hours, throttles calls for up to six hours, or denies them
 *     for up to three; above zero in few nights, because such nights last for days
 */
record FaultProfile(
        double apiFaults,
        double functionFaults,
        double noticeFaults,
        double unusualCourses,
        double unseen,
        double interrupted,
        double events,
        double cancels,
        double strangers,
        double outages,
        double patience) {

    private static final double LONG_NIGHTS = 0.15;

    static FaultProfile of(SeededRandom chance) {
        return new FaultProfile(
                some(chance, 0.6, 0.12),
                some(chance, 0.6, 0.06),
                some(chance, 0.5, 0.3),
                some(chance, 0.8, 0.6),
                some(chance, 0.5, 0.5),
                some(chance, 0.5, 0.4),
                some(chance, 0.5, 0.6),
                some(chance, 0.5, 0.3),
                some(chance, 0.6, 1),
                some(chance, 0.3, 1),
                some(chance, LONG_NIGHTS, 0.8));
    }

    /** Whether every call works and no execution is stopped; exports may still fail. */
    boolean calm() {
        return clear() && noticeFaults == 0 && interrupted == 0;
    }

    /** Whether nothing keeps a function from reading files. */
    boolean clear() {
        return apiFaults == 0 && functionFaults == 0 && outages == 0 && patience == 0;
    }

    private static double some(SeededRandom chance, double often, double most) {
        return chance.hits(often) ? chance.between(0, most) : 0;
    }
}
