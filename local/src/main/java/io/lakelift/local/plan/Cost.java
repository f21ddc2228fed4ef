package io.lakelift.local.plan;

import java.util.List;

/**
 * What some exports cost, as far as it depends on them: what stands still costs the same each month, see docs/costs.md.
 *
 * @param gb of the sources whose size is known
 * @param sized how many exports those are
 * @param unsized exports of RDS of which the size is not known, so that they are not in {@code gb}
 * @param transitions of Step Functions
 * @param calls of functions
 * @param emails that SNS sends
 */
public record Cost(long gb, long sized, long unsized, long transitions, long calls, long emails) {
    static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0);

    /** Of a function's memory, by half a GB; a call is taken to last a second. */
    private static final double GB_SECONDS_OF_A_CALL = 0.5;

    private static final int TO_BEGIN_AND_END = 7;
    private static final int OF_A_LOOK = 3;
    /** One that finds no slot takes four. */
    private static final int MORE_OF_A_TRY = 1;

    private static final int OF_A_SOURCE = 4;

    /** @param emails how many addresses get each notice */
    static Cost of(List<ExportForecast> exports, long emails) {
        List<ExportForecast> charged = exports.stream()
                .filter(each -> each.export().takesSlot() && each.start().isPresent())
                .toList();
        List<Integer> sizes = charged.stream()
                .flatMap(each -> each.export().sizeGb().stream())
                .toList();
        long transitions = exports.stream().mapToLong(Cost::transitions).sum();
        long calls = exports.stream().mapToLong(each -> each.calls() + 2L).sum();
        return new Cost(
                sizes.stream().mapToLong(Integer::longValue).sum(),
                sizes.size(),
                charged.size() - sizes.size(),
                transitions + TO_BEGIN_AND_END,
                calls + 2, // one plans the fleet, one reports it
                emails * (exports.size() + 1));
    }

    private static long transitions(ExportForecast each) {
        return TO_BEGIN_AND_END + OF_A_SOURCE + (long) OF_A_LOOK * each.calls() + (long) MORE_OF_A_TRY * each.tries();
    }

    Cost plus(Cost other) {
        return new Cost(
                gb + other.gb,
                sized + other.sized,
                unsized + other.unsized,
                transitions + other.transitions,
                calls + other.calls,
                emails + other.emails);
    }

    Cost times(long nights) {
        return new Cost(
                gb * nights, sized * nights, unsized * nights, transitions * nights, calls * nights, emails * nights);
    }

    /** What RDS asks, in USD. */
    public double rds() {
        return gb * Prices.EXPORTED_GB;
    }

    /** What Step Functions asks, in USD. */
    public double stepFunctions() {
        return transitions * Prices.TRANSITION;
    }

    /** What Lambda asks, in USD. */
    public double lambda() {
        return calls * (Prices.CALL + GB_SECONDS_OF_A_CALL * Prices.GB_SECOND);
    }

    /** What SNS asks, in USD. */
    public double sns() {
        return emails * Prices.EMAIL;
    }

    /** All of it, in USD. */
    public double total() {
        return rds() + stepFunctions() + lambda() + sns();
    }
}
