package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Prices;
import java.util.List;

/**
 * What the exports of some nights cost. S3's charges and the costs that are the same each month are not included;
 * docs/costs.md lists them. RDS exports that never start are not counted.
 *
 * @param gb the total size of the RDS exports whose size is known, in GB
 * @param sized how many RDS exports have a known size
 * @param unsized how many RDS exports have an unknown size and are therefore not in {@code gb}
 * @param workload the work of Step Functions and Lambda
 * @param emails how many e-mails SNS sends
 */
public record Cost(long gb, long sized, long unsized, Workload workload, long emails) {
    static final Cost NONE = new Cost(0, 0, 0, Workload.NONE, 0);

    /** GB-seconds of a call: a function has half a GB of memory, and a call is assumed to last a second. */
    private static final double GB_SECONDS_OF_A_CALL = 0.5;

    public Cost {
        requireNonNull(workload, "workload is null");
    }

    /**
     * The cost of one run of a fleet.
     *
     * @param exports the exports of that run
     * @param emails how many addresses get each notice
     * @param checking whether files are checked after an export
     * @param registering whether tables are registered after that
     */
    static Cost of(List<ExportForecast> exports, long emails, boolean checking, boolean registering) {
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
                Workload.ofFleet(exports, checking, registering),
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

    /** How many function calls Lambda counts. */
    public long calls() {
        return workload.calls();
    }

    /** What RDS charges, in USD. */
    public double rds() {
        return gb * Prices.EXPORTED_GB;
    }

    /** What Step Functions charges, in USD. */
    public double stepFunctions() {
        return transitions() * Prices.TRANSITION;
    }

    /** What Lambda charges, in USD. */
    public double lambda() {
        return calls() * (Prices.CALL + GB_SECONDS_OF_A_CALL * Prices.GB_SECOND);
    }

    /** What SNS charges, in USD. */
    public double sns() {
        return emails * Prices.EMAIL;
    }

    /** The total, in USD. */
    public double total() {
        return rds() + stepFunctions() + lambda() + sns();
    }
}
