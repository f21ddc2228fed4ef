package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Writes the table of a fleet's exports on a plan's page, with the details for which the chart has no room. */
final class ExportTable {
    private final FleetRun run;
    private final Timetable timetable;
    private final int colour;
    private final Axis axis;

    /** @param colour the number of the fleet's colour */
    ExportTable(FleetRun run, Timetable timetable, int colour, Axis axis) {
        this.run = run;
        this.timetable = timetable;
        this.colour = colour;
        this.axis = axis;
    }

    static Bar bar(ExportForecast each, int colour) {
        Instant start = each.start().orElse(each.execution());
        String what = "%s, %s, %s"
                .formatted(
                        each.export().name(),
                        each.export().sizeGb().map(gb -> "%,d GB".formatted(gb)).orElse("size unknown"),
                        each.missesDeadline()
                                ? "misses its deadline after " + TimeText.length(Duration.between(start, each.end()))
                                : TimeText.length(each.export().duration()));
        return new Bar(each.export().name(), what, start, each.extracts(), each.end(), colour, each.missesDeadline());
    }

    void addTo(Html body) {
        ZoneId zone = run.start().getZone();
        Instant end = timetable.end(run);
        body.add("<h3>%s</h3>", run.fleet());
        body.add(
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Exports of %s\"><table>",
                run.fleet());
        body.add(
                "<caption>%s, %s at once, from %s to %s in %s</caption>",
                Plural.of(run.exports().size(), "export"),
                run.concurrency(),
                TimeText.local(run.start()),
                TimeText.until(run.start(), end),
                TimeText.zone(run.start()));
        body.add("<thead><tr><th scope=\"col\" class=\"n\">#</th><th scope=\"col\">Source</th>");
        body.add("<th scope=\"col\" class=\"n\">GB</th><th scope=\"col\">Start</th><th scope=\"col\">End</th>");
        body.add("<th scope=\"col\" class=\"n\">Minutes</th><th scope=\"col\" class=\"n less\">Waits</th>");
        body.add("<th scope=\"col\" class=\"n less\">Slot</th><th scope=\"col\" class=\"over\">Over the night</th>");
        body.add("</tr></thead><tbody>");
        timetable.exports(run).forEach(each -> row(body, each, zone));
        body.add("</tbody></table></div>");
    }

    private void row(Html body, ExportForecast each, ZoneId zone) {
        ExpectedExport export = each.export();
        body.add("<tr><td class=\"n\">%s</td><th scope=\"row\">%s", each.position(), export.name());
        if (each.missesDeadline()) {
            body.add(
                    "<br><span class=\"misses\">! %s %s</span>",
                    each.start().isEmpty() ? "finds no slot until its deadline at" : "misses its deadline at",
                    TimeText.time(each.deadline(), zone));
        }
        body.add(
                "</th><td class=\"n\">%s</td>",
                export.sizeGb().map("%,d"::formatted).orElse(none(export)));
        body.add(
                "<td class=\"when\">%s</td>",
                each.start().map(start -> TimeText.until(run.start(), start)).orElse("–"));
        body.add("<td class=\"when\">%s</td>", TimeText.until(run.start(), each.end()));
        body.add("<td class=\"n\">%s</td>", TimeText.minutes(export.duration()));
        body.add("<td class=\"n less\">%s</td>", TimeText.minutes(each.waited()));
        body.add(
                "<td class=\"n less\">%s</td>",
                each.slot().isPresent() ? String.valueOf(each.slot().getAsInt()) : "–");
        body.add("<td class=\"over\">%s</td></tr>", Chart.strip(List.of(bar(each, colour)), axis));
    }

    private static String none(ExpectedExport export) {
        return export.takesSlot() ? "unknown" : "files";
    }
}
