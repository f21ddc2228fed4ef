package io.lakelift.local.cli;

import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.run.UsageError;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that change what a plan assumes. */
final class PlanAssumptions {
    private static final double MOST_GB_A_MINUTE = 10_000;
    private static final int MOST_GB = 1_000_000;
    private static final int DAY = 1440;
    private static final int MOST_SLOTS = 40;

    @Option(
            names = "--preparation",
            paramLabel = "MINUTES",
            defaultValue = "11",
            description = "how long RDS takes before it extracts (default: 11)")
    private int preparation;

    @Option(
            names = "--rate",
            paramLabel = "GB",
            defaultValue = "10",
            description = "how much RDS extracts in a minute (default: 10)")
    private double rate;

    @Option(
            names = "--size",
            paramLabel = "GB",
            defaultValue = "100",
            description = "the size of a source where it is not known (default: 100)")
    private int size;

    @Option(
            names = "--files",
            paramLabel = "MINUTES",
            defaultValue = "15",
            description = "how long FSx takes for an export (default: 15)")
    private int files;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "5",
            description = "exports that RDS runs at once in the account, all for this deployment (default: 5)")
    private int slots;

    /** @throws UsageError naming the option that is out of its range */
    Assumptions read() {
        require("--preparation", preparation, 0, DAY);
        require("--size", size, 1, MOST_GB);
        require("--files", files, 1, DAY);
        require("--slots", slots, 1, MOST_SLOTS);
        if (!(rate > 0 && rate <= MOST_GB_A_MINUTE)) {
            throw new UsageError(
                    "--rate is %s: give more than 0 and at most %,.0f GB a minute.".formatted(rate, MOST_GB_A_MINUTE));
        }
        return new Assumptions(Duration.ofMinutes(preparation), rate, size, Duration.ofMinutes(files), slots);
    }

    static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageError("%s is %d: give a number from %d to %,d.".formatted(option, value, least, most));
        }
    }
}
