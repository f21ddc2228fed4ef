package io.lakelift.local.plan;

import java.util.List;

/**
 * How much work Step Functions and Lambda have in some nights if nothing fails. The state transitions and function
 * calls that AWS charges for are computed from it, as docs/costs.md explains.
 *
 * @param fleets how many executions of the state machine {@code fleet} there are
 * @param exports how many executions of the state machine {@code export} the fleets start
 * @param polls how many function calls poll an export, or fail to start one because it has to wait
 * @param failedStarts how many of those calls fail to start an export
 * @param checks how many exports have their files checked, each by one call
 * @param registrations how many exports have their tables registered, each by one call
 */
public record Workload(long fleets, long exports, long polls, long failedStarts, long checks, long registrations) {
    static final Workload NONE = new Workload(0, 0, 0, 0, 0, 0);

    /** State transitions of an execution that exports a fleet, without those for its sources. */
    private static final int OF_A_FLEET = 8;
    /** State transitions for each source of a fleet: to name its execution, to start it and to see how it ended. */
    private static final int OF_A_SOURCE = 4;
    /** State transitions to begin and end an export. */
    private static final int OF_AN_EXPORT = 7;
    /** State transitions of a poll: to wait, to poll and to decide. */
    private static final int OF_A_POLL = 3;
    /** A failed attempt to start an export takes one transition more than a poll. */
    private static final int MORE_OF_A_FAILED_START = 1;
    /** State transitions of a check of files: to check and to decide. */
    private static final int OF_A_CHECK = 2;
    /** State transitions of a registration: to register and to decide. */
    private static final int OF_A_REGISTRATION = 2;

    /** Function calls for each export, to start and to report it, and for each fleet, to plan and to report it. */
    private static final int CALLS_TO_BEGIN_AND_END = 2;

    /**
     * @param checking whether the files of completed exports by RDS are checked
     * @param registering whether their tables are registered after that
     */
    static Workload ofFleet(List<ExportForecast> exports, boolean checking, boolean registering) {
        long complete = exports.stream().filter(Workload::completes).count();
        return new Workload(
                1,
                exports.size(),
                exports.stream().mapToLong(ExportForecast::calls).sum(),
                exports.stream().mapToLong(ExportForecast::failedStarts).sum(),
                checking ? complete : 0,
                checking && registering ? complete : 0);
    }

    private static boolean completes(ExportForecast each) {
        return each.export().takesSlot() && !each.missesDeadline();
    }

    /** The number of state transitions, for which Step Functions charges. */
    public long transitions() {
        return OF_A_FLEET * fleets
                + (OF_A_SOURCE + OF_AN_EXPORT) * exports
                + OF_A_POLL * polls
                + MORE_OF_A_FAILED_START * failedStarts
                + OF_A_CHECK * checks
                + OF_A_REGISTRATION * registrations;
    }

    /** The number of function calls; Lambda charges for each, and for its duration. */
    public long calls() {
        return CALLS_TO_BEGIN_AND_END * (fleets + exports) + polls + checks + registrations;
    }

    Workload plus(Workload other) {
        return new Workload(
                fleets + other.fleets,
                exports + other.exports,
                polls + other.polls,
                failedStarts + other.failedStarts,
                checks + other.checks,
                registrations + other.registrations);
    }

    Workload times(long nights) {
        return new Workload(
                fleets * nights,
                exports * nights,
                polls * nights,
                failedStarts * nights,
                checks * nights,
                registrations * nights);
    }
}
