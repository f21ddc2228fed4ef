package io.lakelift.local.plan;

import io.lakelift.export.Prices;
import java.time.Duration;

/** The sentences about a plan that its text and the HTML pages share. */
final class PlanWording {
    private PlanWording() {}

    static String sentence(Assumptions assumed) {
        return figures(assumed)
                + " --preparation, --rate, --size, --files and --slots change these; --sizes FILE.csv gives them source by source.";
    }

    static String figures(Assumptions assumed) {
        return "Assumed, where nothing better is known: RDS prepares each export for %s and then extracts %s GB a minute; a source of unknown size has %d GB; an export of FSx takes %s; nobody else uses the account's %d slots."
                .formatted(
                        TimeText.length(assumed.preparation()),
                        number(assumed.gbPerMinute()),
                        assumed.sizeGb(),
                        TimeText.length(assumed.files()),
                        assumed.slots());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static String oneMoreSlot(DeploymentPlan plan, Duration gain) {
        String with = "With one more slot (a quota of %d, and exports.concurrency %d)"
                .formatted(plan.assumed().slots() + 1, plan.concurrency() + 1);
        return TimeText.minutes(gain) < 1
                ? with + " the last export would end no earlier."
                : "%s the last export would end %s earlier.".formatted(with, TimeText.length(gain));
    }

    /** What the cost is based on, and what it does not include. */
    static String basis(Cost cost) {
        return "RDS: %,d GB of %s at %.3f USD%s. %,d state transitions, %,d calls of functions, %,d e-mails. List prices of %s; S3, and what costs the same each month, are in docs/costs.md."
                .formatted(
                        cost.gb(),
                        Plural.of(cost.sized(), "export"),
                        Prices.EXPORTED_GB,
                        cost.unsized() == 0
                                ? ""
                                : ", without %s of unknown size".formatted(Plural.of(cost.unsized(), "export")),
                        cost.transitions(),
                        cost.calls(),
                        cost.emails(),
                        Prices.AS_OF);
    }
}
