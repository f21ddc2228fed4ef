package io.lakelift.local.plan;

import io.lakelift.export.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a plan as text for the terminal, wrapped at eighty characters. */
public final class PlanText {
    /** The most exports of a fleet that are listed; the JSON and the page have all. */
    private static final int SHOWN = 50;

    private static final String ROW = "  %-5s  %-5s  %4s  %5s  %7s  %s";
    /** A row of a night that ends on another day than it starts, with room for the days. */
    private static final String ROW_OF_DAYS = "  %-9s  %-9s  %4s  %5s  %7s  %s";

    private static final String MONEY = "  %-16s %18s %18s";

    private final DeploymentPlan plan;
    private final TextLines text = new TextLines();

    private PlanText(DeploymentPlan plan) {
        this.plan = plan;
    }

    /** The lines of the text. */
    public static List<String> of(DeploymentPlan plan) {
        return new PlanText(plan).lines();
    }

    private List<String> lines() {
        text.text(
                "What %s will do in the %s from its next start."
                        .formatted(plan.deployment(), plan.nights() == 1 ? "24 hours" : plan.nights() + " days"),
                0);
        text.empty();
        assumptions();
        plan.fleets().forEach(this::schedule);
        plan.timetable().runs().forEach(this::run);
        oneMoreSlot();
        costs();
        plan.warnings().forEach(warning -> {
            text.empty();
            text.text("Warning: " + warning, 2);
        });
        return text.lines();
    }

    private void assumptions() {
        text.text(PlanWording.sentence(plan.assumed()), 0);
    }

    private void schedule(ScheduledFleet fleet) {
        text.empty();
        String starts = fleet.next().stream().map(TimeText::local).collect(Collectors.joining(", "));
        text.text(
                starts.isEmpty()
                        ? "%s never starts again.".formatted(fleet.name())
                        : "%s starts on %s, %s."
                                .formatted(
                                        fleet.name(),
                                        starts,
                                        TimeText.zone(fleet.next().getFirst())),
                2);
        fleet.schedule()
                .flexibleWindow()
                .ifPresent(window -> text.text(
                        "  Its window is flexible: each start may come up to %s later."
                                .formatted(TimeText.length(window)),
                        2));
        DaylightSaving.notes(fleet, plan.now()).forEach(note -> text.text("  " + note, 2));
    }

    private void run(FleetRun run) {
        Instant end = plan.timetable().end(run);
        text.empty();
        text.text(
                "%s, %s to %s %s: %s, %d at once, in %s."
                        .formatted(
                                run.fleet(),
                                TimeText.local(run.start()),
                                TimeText.until(run.start(), end),
                                TimeText.zone(run.start()),
                                Plural.of(run.exports().size(), "export"),
                                run.concurrency(),
                                TimeText.length(Duration.between(run.begins(), end))),
                2);
        exports(run, sameDay(run.start(), end) ? ROW : ROW_OF_DAYS);
    }

    private static boolean sameDay(ZonedDateTime start, Instant end) {
        return end.atZone(start.getZone()).toLocalDate().equals(start.toLocalDate());
    }

    private void exports(FleetRun run, String row) {
        List<ExportForecast> exports = plan.timetable().exports(run);
        if (!exports.isEmpty()) {
            text.line(row.formatted("start", "end", "slot", "min", "GB", "source"));
        }
        exports.stream().limit(SHOWN).forEach(each -> text.line(row(each, row)));
        if (exports.size() > SHOWN) {
            text.line("  and %d more: --json and --report list all.".formatted(exports.size() - SHOWN));
        }
    }

    private static String row(ExportForecast each, String row) {
        ExpectedExport export = each.export();
        ZonedDateTime night = each.run().start();
        int room = TextLines.WIDTH - row.formatted("", "", "", "", "", "").length();
        String late = !each.missesDeadline() ? "" : each.start().isEmpty() ? "NO SLOT  " : "TOO LATE  ";
        return row.formatted(
                each.start().map(start -> TimeText.until(night, start)).orElse("-"),
                TimeText.until(night, each.end()),
                each.slot().isPresent() ? String.valueOf(each.slot().getAsInt()) : "-",
                TimeText.minutes(export.duration()),
                export.takesSlot()
                        ? export.sizeGb().map(gb -> "%,d".formatted(gb)).orElse("unknown")
                        : "files",
                late + Text.shown(export.name(), room - late.length()));
    }

    private void oneMoreSlot() {
        plan.gain().ifPresent(gain -> {
            text.empty();
            text.text(PlanWording.oneMoreSlot(plan, gain), 0);
        });
    }

    private void costs() {
        text.empty();
        text.line(MONEY.formatted("USD", "these nights", "30 days"));
        text.line(MONEY.formatted(
                "RDS",
                CostTable.atLeast(plan.cost(), plan.cost().rds()),
                CostTable.atLeast(plan.month(), plan.month().rds())));
        money("Step Functions", plan.cost().stepFunctions(), plan.month().stepFunctions());
        money("Lambda", plan.cost().lambda(), plan.month().lambda());
        money("SNS", plan.cost().sns(), plan.month().sns());
        text.line(MONEY.formatted(
                "all of these",
                CostTable.atLeast(plan.cost(), plan.cost().total()),
                CostTable.atLeast(plan.month(), plan.month().total())));
        text.text(PlanWording.basis(plan.cost()), 0);
    }

    private void money(String what, double nights, double month) {
        text.line(MONEY.formatted(what, CostTable.usd(nights), CostTable.usd(month)));
    }
}
