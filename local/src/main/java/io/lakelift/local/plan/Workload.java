package io.lakelift.local.plan;

import java.util.List;

/**
 * The work of Step Functions and Lambda in some nights, if nothing fails. From it follow the state transitions and
 * function calls that AWS charges for; docs/costs.md explains the same in words.
 *
 * @param fleets executions of the fleet
 * @param exports executions of the export, all of them started by those
 * @param looks how many polls and refused starts there are, each of which is one call; the accepted start is not
 *     included
 * @param tries how many of those find no slot
 * @param checks exports whose files are checked, each by one call
 */
public record Workload(long fleets, long exports, long looks, long tries, long checks) {
    static final Workload NONE = new Workload(0, 0, 0, 0, 0);

    private static final int OF_A_FLEET = 8;
    /** To name its execution, to start it and to see how it ended. */
    private static final int OF_A_SOURCE = 4;
    /** To begin and to end. */
    private static final int OF_AN_EXPORT = 7;
    /** To wait, to look and to decide. */
    private static final int OF_A_LOOK = 3;
    /** One that finds no slot takes four. */
    private static final int MORE_OF_A_TRY = 1;
    /** To check and to decide. */
    private static final int OF_A_CHECK = 2;

    /** One call starts it, one reports it; of a fleet one plans it. */
    private static final int CALLS_TO_BEGIN_AND_END = 2;

    /** @param checking whether the files of what RDS has exported are checked */
    static Workload ofFleet(List<ExportForecast> exports, boolean checking) {
        return new Workload(
                1,
                exports.size(),
                exports.stream().mapToLong(ExportForecast::calls).sum(),
                exports.stream().mapToLong(ExportForecast::tries).sum(),
                checking ? exports.stream().filter(Workload::completes).count() : 0);
    }

    private static boolean completes(ExportForecast each) {
        return each.export().takesSlot() && !each.missesDeadline();
    }

    /** What Step Functions charges. */
    public long transitions() {
        return OF_A_FLEET * fleets
                + (OF_A_SOURCE + OF_AN_EXPORT) * exports
                + OF_A_LOOK * looks
                + MORE_OF_A_TRY * tries
                + OF_A_CHECK * checks;
    }

    /** What Lambda charges, besides their time. */
    public long calls() {
        return CALLS_TO_BEGIN_AND_END * (fleets + exports) + looks + checks;
    }

    Workload plus(Workload other) {
        return new Workload(
                fleets + other.fleets,
                exports + other.exports,
                looks + other.looks,
                tries + other.tries,
                checks + other.checks);
    }

    Workload times(long nights) {
        return new Workload(fleets * nights, exports * nights, looks * nights, tries * nights, checks * nights);
    }
}
