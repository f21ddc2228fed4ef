package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Prices;
import java.util.List;

/**
 * What some exports cost. Costs that do not depend on exports are the same each month, see docs/costs.md.
 *
 * @param gb of the sources whose size is known
 * @param sized how many exports those are
 * @param unsized exports of RDS of which the size is not known, so that they are not in {@code gb}
 * @param workload of Step Functions and Lambda
 * @param emails that SNS sends
 */
public record Cost(long gb, long sized, long unsized, Workload workload, long emails) {
    static final Cost NONE = new Cost(0, 0, 0, Workload.NONE, 0);

    /** Of a function's memory, by half a GB; a call is taken to last a second. */
    private static final double GB_SECONDS_OF_A_CALL = 0.5;

    public Cost {
        requireNonNull(workload, "workload is null");
    }

    /**
     * @param emails how many addresses get each notice
     * @param checking whether files are checked after an export
     */
    static Cost of(List<ExportForecast> exports, long emails, boolean checking) {
        List<ExportForecast> charged = exports.stream()
                .filter(each -> each.export().takesSlot() && each.start().isPresent())
                .toList();
        List<Integer> sizes = charged.stream()
                .flatMap(each -> each.export().sizeGb().stream())
                .toList();
        return new Cost(
                sizes.stream().mapToLong(Integer::longValue).sum(),
                sizes.size(),
                charged.size() - sizes.size(),
                Workload.ofFleet(exports, checking),
                emails * (exports.size() + 1));
    }

    Cost plus(Cost other) {
        return new Cost(
                gb + other.gb,
                sized + other.sized,
                unsized + other.unsized,
                workload.plus(other.workload),
                emails + other.emails);
    }

    Cost times(long nights) {
        return new Cost(gb * nights, sized * nights, unsized * nights, workload.times(nights), emails * nights);
    }

    /** How many state transitions Step Functions counts. */
    public long transitions() {
        return workload.transitions();
    }

    /** How many calls of functions Lambda counts. */
    public long calls() {
        return workload.calls();
    }

    /** What RDS asks, in USD. */
    public double rds() {
        return gb * Prices.EXPORTED_GB;
    }

    /** What Step Functions asks, in USD. */
    public double stepFunctions() {
        return transitions() * Prices.TRANSITION;
    }

    /** What Lambda asks, in USD. */
    public double lambda() {
        return calls() * (Prices.CALL + GB_SECONDS_OF_A_CALL * Prices.GB_SECOND);
    }

    /** What SNS asks, in USD. */
    public double sns() {
        return emails * Prices.EMAIL;
    }

    /** The total, in USD. */
    public double total() {
        return rds() + stepFunctions() + lambda() + sns();
    }
}
