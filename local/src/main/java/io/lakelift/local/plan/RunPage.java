package io.lakelift.local.plan;

import io.lakelift.export.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the report of a run as an HTML page that compares what happened with the plan, if there is one. */
public final class RunPage {
    private static final int ACTUAL = 0;
    private static final int PLANNED = 5;

    private final RunReport report;
    private final Axis axis;
    private final PageFrame page;

    private RunPage(RunReport report) {
        this.report = report;
        Instant planned = report.planned().end().orElse(report.to());
        Instant last = planned.isAfter(report.lastEnd()) ? planned : report.lastEnd();
        this.axis = new Axis(report.from(), last, report.zone());
        this.page = new PageFrame(
                "What %s did".formatted(report.name()),
                "The execution began on %s, %s, and %s after %s."
                        .formatted(
                                TimeText.local(report.from().atZone(report.zone())),
                                TimeText.zone(report.from().atZone(report.zone())),
                                report.status(),
                                TimeText.length(Duration.between(report.from(), report.to()))));
    }

    /** Writes the whole page as HTML. */
    public static String of(RunReport report) {
        return new RunPage(report).written();
    }

    private String written() {
        page.figures(figures());
        chart("actual", "What happened", ACTUAL, actualLanes());
        boolean planned = !report.planned().exports().isEmpty();
        if (planned) {
            chart("planned", "What was planned", PLANNED, plannedLanes());
        }
        if (!report.exports().isEmpty()) {
            table();
        }
        if (planned) {
            assumptions();
        }
        return page.toString();
    }

    private void assumptions() {
        page.body()
                .add(
                        "<section><h2>How it was planned</h2><p class=\"note\">In PlanFleet's order, from what was known"
                                + " before the run. %s</p></section>",
                        PlanWording.figures(report.assumed()));
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Last end, " + report.zone(), time(report.lastEnd()));
        report.planned()
                .end()
                .filter(end -> !report.planned().exports().isEmpty())
                .ifPresent(end -> figures.put("Planned end", time(end)));
        figures.put("Exports", "%,d".formatted(report.exports().size()));
        long complete = report.exports().stream()
                .filter(RunReport.ExportRun::isComplete)
                .count();
        figures.put("Complete", "%,d".formatted(complete));
        figures.put("Not complete", "%,d".formatted(report.exports().size() - complete));
        long extracted = report.exports().stream()
                .flatMap(each -> each.extractedGb().stream())
                .mapToLong(Integer::longValue)
                .sum();
        figures.put("Extracted, GB", "%,d".formatted(extracted));
        return figures;
    }

    private void chart(String id, String title, int colour, List<Lane> lanes) {
        page.body().add("<section><h2>%s</h2>", title);
        if (lanes.isEmpty()) {
            page.body().add("<p class=\"lead\">Nothing was exported.</p></section>");
            return;
        }
        page.legend(colour, List.of(), false);
        page.body()
                .add(Chart.of(
                        id,
                        title,
                        "%s over %s; the table below has each."
                                .formatted(
                                        Plural.of(
                                                lanes.stream()
                                                        .mapToLong(lane ->
                                                                lane.bars().size())
                                                        .sum(),
                                                "export"),
                                        Plural.of(lanes.size(), "lane")),
                        lanes,
                        axis))
                .add("</section>");
    }

    /** The exports in as few lanes as possible: RDS does not number its slots. */
    private List<Lane> actualLanes() {
        return lanes(slots -> report.exports().stream()
                .filter(each -> each.start().isPresent() && each.takesSlot() == slots)
                .map(RunPage::bar));
    }

    private List<Lane> plannedLanes() {
        return lanes(slots -> report.planned().exports().stream()
                .filter(each -> each.start().isPresent() && each.export().takesSlot() == slots)
                .map(each -> ExportTable.bar(each, PLANNED)));
    }

    /** @param bars gives the bars of the exports that take a slot (true) or take none (false) */
    private static List<Lane> lanes(Function<Boolean, Stream<Bar>> bars) {
        return Stream.concat(
                        Lane.packed("Slot", bars.apply(true).toList()).stream(),
                        Lane.packed("FSx", bars.apply(false).toList()).stream())
                .toList();
    }

    private static Bar bar(RunReport.ExportRun each) {
        Instant start = each.start().orElse(each.execution());
        String what = "%s, %s, %s"
                .formatted(
                        each.source().resource(), each.outcome(), TimeText.length(Duration.between(start, each.end())));
        Instant extracts =
                each.extracts().filter(first -> first.isBefore(each.end())).orElse(each.end());
        return new Bar(each.source().resource(), what, start, extracts, each.end(), ACTUAL, !each.isComplete());
    }

    private void table() {
        Html body = page.body();
        body.add("<section><h2>Planned and actual</h2>");
        body.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Planned and actual\"><table>");
        body.add("<thead><tr><th scope=\"col\">Source</th><th scope=\"col\" class=\"n less\">GB extracted</th>");
        body.add("<th scope=\"col\">Planned</th><th scope=\"col\">Actual</th>");
        body.add("<th scope=\"col\" class=\"n less\">Minutes</th><th scope=\"col\" class=\"n less\">Against plan</th>");
        body.add("<th scope=\"col\">Outcome</th>");
        body.add("<th scope=\"col\" class=\"over\">Planned above actual</th></tr></thead><tbody>");
        Map<Arn, ExportForecast> forecasts = report.forecasts();
        report.exports().forEach(each -> row(body, each, forecasts.get(each.source())));
        body.add("</tbody></table></div></section>");
    }

    private void row(Html body, RunReport.ExportRun each, ExportForecast forecast) {
        Duration took = Duration.between(each.start().orElse(each.end()), each.end());
        body.add("<tr><th scope=\"row\">%s</th>", each.source().resource());
        body.add(
                "<td class=\"n\">%s</td>",
                each.extractedGb().map("%,d"::formatted).orElse("–"));
        body.add(
                "<td class=\"when\">%s</td>",
                forecast == null ? "–" : between(forecast.start().orElse(null), forecast.end()));
        body.add("<td class=\"when\">%s</td>", between(each.start().orElse(null), each.end()));
        body.add("<td class=\"n less\">%s</td>", TimeText.minutes(took));
        body.add(
                "<td class=\"n less\">%s</td>",
                forecast == null
                        ? "–"
                        : "%+d"
                                .formatted(TimeText.minutes(took)
                                        - TimeText.minutes(forecast.export().duration())));
        body.add("<td class=\"%s\">%s</td>", each.isComplete() ? "" : "misses", each.outcome());
        List<Bar> bars = forecast == null ? List.of(bar(each)) : List.of(ExportTable.bar(forecast, PLANNED), bar(each));
        body.add("<td class=\"over\">%s</td></tr>", Chart.strip(bars, axis));
    }

    private String between(Instant start, Instant end) {
        return (start == null ? "never" : time(start)) + "–" + time(end);
    }

    private String time(Instant moment) {
        return TimeText.until(report.from().atZone(report.zone()), moment);
    }
}
