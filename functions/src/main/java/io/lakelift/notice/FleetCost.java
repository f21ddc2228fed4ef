package io.lakelift.notice;

import io.lakelift.export.Outcome;
import io.lakelift.export.Prices;
import java.util.List;
import java.util.Locale;

/**
 * An estimate of what RDS charges for a fleet. RDS charges for each GB of a snapshot's size, even if an export fails.
 * An export task does not show that size, so the estimate uses the size of the database, or else of the extracted data.
 *
 * @param allocatedGb the total size of the databases whose size is known, in GB
 * @param allocated the number of those databases
 * @param extractedGb the total size of the data extracted by the other exports, in GB
 * @param extracted the number of those exports
 * @param unknown the number of exports for which neither size is known
 */
record FleetCost(long allocatedGb, long allocated, long extractedGb, long extracted, long unknown) {
    static FleetCost of(List<FleetEnding.Export> exports) {
        List<FleetEnding.Export> paid = exports.stream().filter(FleetCost::paid).toList();
        List<FleetEnding.Export> sized =
                paid.stream().filter(export -> export.sizeGb().isPresent()).toList();
        List<FleetEnding.Export> written = paid.stream()
                .filter(export ->
                        export.sizeGb().isEmpty() && export.extractedGb().isPresent())
                .toList();
        return new FleetCost(
                sized.stream().mapToLong(export -> export.sizeGb().orElse(0)).sum(),
                sized.size(),
                written.stream()
                        .mapToLong(export -> export.extractedGb().orElse(0))
                        .sum(),
                written.size(),
                paid.size() - sized.size() - written.size());
    }

    /**
     * Whether this fleet is charged for the export. FSx's tasks are free; an export that another execution started is
     * charged to that one.
     */
    private static boolean paid(FleetEnding.Export export) {
        boolean started = export.outcome() != Outcome.REFUSED && export.outcome() != Outcome.NOT_STARTED;
        return started
                && !export.joined()
                && !export.earlier()
                && !export.sourceArn().contains(":fsx:");
    }

    boolean nothing() {
        return allocated + extracted + unknown == 0;
    }

    double usd() {
        return (allocatedGb + extractedGb) * Prices.EXPORTED_GB;
    }

    /** The estimate, and what it is based on. */
    String sentence() {
        StringBuilder said = new StringBuilder(
                String.format(Locale.ROOT, "about %.2f USD, at %.3f USD a GB:", usd(), Prices.EXPORTED_GB));
        said.append(
                allocated == 0
                        ? ""
                        : " %d GB allocated to %s,"
                                .formatted(allocatedGb, FleetWording.counted(allocated, "database")));
        said.append(
                extracted == 0
                        ? ""
                        : " %d GB extracted by %s whose snapshot may be larger,"
                                .formatted(extractedGb, FleetWording.counted(extracted, "export")));
        said.append(unknown == 0 ? "" : " %d of unknown size,".formatted(unknown));
        return said.substring(0, said.length() - 1);
    }
}
