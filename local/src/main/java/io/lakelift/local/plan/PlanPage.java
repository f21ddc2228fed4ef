package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a plan as an HTML page that shows what runs when and in which slot, and what it costs. */
public final class PlanPage {
    /** If no export runs for this long, the next fleet begins a new chart. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final DeploymentPlan plan;
    private final Timetable timetable;
    private final PageFrame page;

    private PlanPage(DeploymentPlan plan) {
        this.plan = plan;
        this.timetable = plan.timetable();
        this.page = new PageFrame(
                "What %s will do next".formatted(plan.deployment()),
                "Planned on %s UTC, for %s from the next start on."
                        .formatted(
                                TimeText.local(plan.now().atZone(ZoneOffset.UTC)),
                                plan.nights() == 1 ? "24 hours" : plan.nights() + " days"));
    }

    /** Writes the whole page as HTML. */
    public static String of(DeploymentPlan plan) {
        return new PlanPage(plan).written();
    }

    private String written() {
        page.figures(figures());
        page.warnings(plan.warnings());
        List<List<FleetRun>> nights = nights();
        for (int i = 0; i < nights.size(); i++) {
            night("night-" + i, nights.get(i));
        }
        schedules();
        new CostTable(plan).addTo(page.body());
        page.body()
                .add("<section><h2>What is assumed</h2><p class=\"note\">%s</p>", PlanWording.sentence(plan.assumed()));
        plan.gain().ifPresent(gain -> page.body().add("<p class=\"note\">%s</p>", PlanWording.oneMoreSlot(plan, gain)));
        page.body().add("</section>");
        return page.toString();
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        timetable.runs().stream().findFirst().ifPresent(run -> {
            ZoneId zone = run.start().getZone();
            figures.put("First start, " + zone, TimeText.time(run.begins(), zone));
            timetable.end().ifPresent(end -> figures.put("Last end, " + zone, TimeText.until(run.start(), end)));
        });
        figures.put("Exports", "%,d".formatted(timetable.exports().size()));
        figures.put(
                "Miss the deadline",
                "%,d"
                        .formatted(timetable.exports().stream()
                                .filter(ExportForecast::missesDeadline)
                                .count()));
        figures.put("RDS, USD", CostTable.atLeast(plan.cost(), plan.cost().rds()));
        plan.gain()
                .filter(gain -> TimeText.minutes(gain) > 0)
                .ifPresent(gain -> figures.put("One more slot saves", TimeText.length(gain)));
        return figures;
    }

    /** The runs of fleets, grouped by chart: runs that follow each other closely share one. */
    private List<List<FleetRun>> nights() {
        List<List<FleetRun>> nights = new ArrayList<>();
        Instant quiet = Instant.MIN;
        for (FleetRun run : timetable.runs()) {
            if (nights.isEmpty() || run.begins().isAfter(quiet)) {
                nights.add(new ArrayList<>());
            }
            nights.getLast().add(run);
            Instant end = timetable.end(run).plus(QUIET);
            quiet = end.isAfter(quiet) ? end : quiet;
        }
        return nights;
    }

    private void night(String id, List<FleetRun> runs) {
        FleetRun first = runs.getFirst();
        ZoneId zone = first.start().getZone();
        Instant end =
                runs.stream().map(timetable::end).max(Comparator.naturalOrder()).orElseThrow();
        Axis axis = new Axis(first.begins(), end, zone);
        String names = runs.stream().map(FleetRun::fleet).distinct().collect(Collectors.joining(", "));
        page.body().add("<section><h2>%s</h2>", TimeText.local(first.start()).replaceFirst(" [0-9:]+$", ""));
        page.body()
                .add(
                        "<p class=\"lead\">%s: %s to %s, clocks of %s.</p>",
                        names, TimeText.time(first.begins(), zone), TimeText.until(first.start(), end), zone);
        List<Lane> lanes = lanes(runs);
        page.legend(0, names(), lanes.stream().anyMatch(lane -> lane.name().startsWith("FSx")));
        page.body()
                .add(Chart.of(
                        id,
                        "Slots over time",
                        "%s of %s on %s, from %s to %s; the table below has each."
                                .formatted(
                                        Plural.of(count(runs), "export"),
                                        names,
                                        Plural.of(plan.assumed().slots(), "slot"),
                                        TimeText.time(first.begins(), zone),
                                        TimeText.until(first.start(), end)),
                        lanes,
                        axis));
        runs.forEach(run -> new ExportTable(run, timetable, colour(run), axis).addTo(page.body()));
        page.body().add("</section>");
    }

    private static long count(List<FleetRun> runs) {
        return runs.stream().mapToLong(run -> run.exports().size()).sum();
    }

    private List<Lane> lanes(List<FleetRun> runs) {
        List<ExportForecast> exports = runs.stream()
                .flatMap(run -> timetable.exports(run).stream())
                .filter(each -> each.start().isPresent())
                .toList();
        List<Lane> lanes = new ArrayList<>();
        IntStream.rangeClosed(1, plan.assumed().slots())
                .forEach(slot -> lanes.add(new Lane(
                        "Slot " + slot,
                        exports.stream()
                                .filter(each -> each.slot().orElse(0) == slot)
                                .map(each -> ExportTable.bar(each, colour(each.run())))
                                .toList())));
        lanes.addAll(Lane.packed(
                "FSx",
                exports.stream()
                        .filter(each -> each.slot().isEmpty())
                        .map(each -> ExportTable.bar(each, colour(each.run())))
                        .toList()));
        return lanes;
    }

    private List<String> names() {
        return plan.fleets().stream().map(ScheduledFleet::name).toList();
    }

    private int colour(FleetRun run) {
        return Math.max(0, names().indexOf(run.fleet()));
    }

    private void schedules() {
        Html body = page.body();
        body.add("<section><h2>Schedules</h2>");
        body.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Schedules\"><table><thead><tr>");
        body.add("<th scope=\"col\">Schedule</th><th scope=\"col\">Next starts</th><th scope=\"col\">Zone</th>");
        body.add("<th scope=\"col\" class=\"n\">Starts in 30 days</th></tr></thead><tbody>");
        for (ScheduledFleet fleet : plan.fleets()) {
            List<String> notes = DaylightSaving.notes(fleet, plan.now());
            body.add("<tr><th scope=\"row\">%s</th><td>%s", fleet.name(), starts(fleet));
            notes.forEach(note -> body.add("<br><span class=\"note\">%s</span>", note));
            body.add("</td><td>%s</td>", fleet.schedule().timeZone());
            body.add("<td class=\"n\">%s</td></tr>", String.format(Locale.ROOT, "%,d", fleet.nights()));
        }
        body.add("</tbody></table></div></section>");
    }

    private static String starts(ScheduledFleet fleet) {
        return fleet.next().isEmpty()
                ? "never again"
                : fleet.next().stream().map(TimeText::local).collect(Collectors.joining(", "));
    }
}
