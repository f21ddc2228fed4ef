package io.lakelift.local.plan;

import java.util.Locale;

/** Writes the cost table of a plan's page: what each service charges for the planned nights, and for 30 days. */
final class CostTable {
    private final DeploymentPlan plan;

    CostTable(DeploymentPlan plan) {
        this.plan = plan;
    }

    /** The amount, marked as a minimum, or as unknown, if exports of unknown size are missing from it. */
    static String atLeast(Cost cost, double amount) {
        return cost.unsized() == 0 ? usd(amount) : cost.gb() == 0 ? "unknown" : usd(amount) + " or more";
    }

    static String usd(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    void addTo(Html body) {
        Cost night = plan.cost();
        Cost month = plan.month();
        body.add("<section><h2>Cost</h2><table class=\"small\"><thead><tr><th scope=\"col\">USD</th>");
        body.add(
                "<th scope=\"col\" class=\"n\">These nights</th><th scope=\"col\" class=\"n\">30 days</th></tr></thead>");
        body.add("<tbody>");
        row(body, "RDS", atLeast(night, night.rds()), atLeast(month, month.rds()));
        row(body, "Step Functions", usd(night.stepFunctions()), usd(month.stepFunctions()));
        row(body, "Lambda", usd(night.lambda()), usd(month.lambda()));
        row(body, "SNS", usd(night.sns()), usd(month.sns()));
        body.add("</tbody><tfoot>");
        row(body, "All of these", atLeast(night, night.total()), atLeast(month, month.total()));
        body.add("</tfoot></table><p class=\"note\">%s</p></section>", PlanWording.basis(night));
    }

    private static void row(Html body, String what, String night, String month) {
        body.add(
                "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>", what, night, month);
    }
}
