package io.lakelift.local.plan;

import io.lakelift.export.Text;
import java.time.Instant;
import java.util.List;

/**
 * Draws exports over time as SVG, either in lanes or as a strip for a table cell. A chart stretches with the page,
 * while its text keeps its size.
 */
final class Chart {
    /** The height of one lane, in pixels. */
    private static final int HEIGHT = 30;

    private static final int BAR = 24;
    private static final int GAP = 3;
    private static final int LETTERS = 16;
    private static final int AXIS = 22;
    /** The number of colours for fleets; further fleets use them again. */
    static final int COLOURS = 6;

    private static final double USUAL_WIDTH = 1030;
    private static final int MARGINS = 10;
    private static final double LETTER = 6.7;
    private static final int FEW = 4;
    private static final double WHOLE = 100;

    private Chart() {}

    /**
     * @param id an HTML id that is unique on the page
     * @param title the title, for screen readers and as a tooltip
     * @param summary the chart's content in one sentence, for readers who cannot see it
     */
    static Html of(String id, String title, String summary, List<Lane> lanes, Axis axis) {
        Html html = new Html();
        html.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><div class=\"chart\">", title);
        html.add("<ol class=\"lanes\" aria-hidden=\"true\">");
        lanes.forEach(lane -> html.add("<li>%s</li>", lane.name()));
        html.add("</ol>");
        int height = lanes.size() * HEIGHT + AXIS;
        html.add("<svg role=\"img\" aria-labelledby=\"%1$s-t %1$s-d\" width=\"100%%\" height=\"%2$s\">", id, height);
        html.add("<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>", id, title, id, summary);
        grid(html, axis, lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            int top = i * HEIGHT + GAP;
            lanes.get(i).bars().forEach(bar -> bar(html, bar, top, axis));
        }
        return html.add("</svg></div></div>");
    }

    private static void grid(Html html, Axis axis, int lanes) {
        int foot = lanes * HEIGHT;
        for (int i = 0; i < lanes; i++) {
            html.add("<rect class=\"lane\" y=\"%s\" width=\"100%%\" height=\"%s\" rx=\"4\"/>", i * HEIGHT + GAP, BAR);
        }
        for (Instant mark : axis.marks()) {
            double x = axis.at(mark);
            String anchor = x < 2 ? "start" : x > 98 ? "end" : "middle";
            html.add("<line class=\"mark\" x1=\"%1$s\" x2=\"%1$s\" y2=\"%2$s\"/>", Axis.percent(x), foot);
            html.add(
                    "<text class=\"time\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
                    Axis.percent(x), foot + LETTERS, anchor, TimeText.mark(mark, axis.zone()));
        }
    }

    /** Adds a bar as a nested SVG element, so that a name longer than its bar is cut off. */
    private static void bar(Html html, Bar bar, int top, Axis axis) {
        double from = axis.at(bar.from());
        double width = Math.max(axis.at(bar.to()) - from, 0.15);
        double prepared = (axis.at(bar.extracts()) - from) / width * WHOLE;
        html.add(
                "<svg class=\"bar f%s %s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">",
                bar.fleet() % COLOURS, bar.bad() ? "bad" : "", Axis.percent(from), top, Axis.percent(width), BAR);
        html.add("<title>%s</title><rect class=\"soft\" width=\"100%%\" height=\"100%%\" rx=\"4\"/>", bar.what());
        html.add(
                "<rect class=\"full\" x=\"%s\" width=\"%s\" height=\"100%%\" rx=\"4\"/>",
                Axis.percent(prepared), Axis.percent(Math.max(0, WHOLE - prepared)));
        html.add("<text x=\"6\" y=\"%s\">%s</text></svg>", LETTERS, label(bar, width));
    }

    /** The source's name without its kind, cut to what fits on a usual screen; the tooltip has all of it. */
    private static String label(Bar bar, double width) {
        String name = (bar.bad() ? "! " : "") + bar.name().replaceFirst("^[a-z-]+[:/]", "");
        int room = (int) ((width / WHOLE * USUAL_WIDTH - MARGINS) / LETTER);
        return room >= name.length() ? name : room < FEW ? "" : Text.line(name, room);
    }

    /** A small chart for a table cell: one bar, or the planned bar above the actual one. */
    static Html strip(List<Bar> bars, Axis axis) {
        Html html = new Html();
        html.add("<svg class=\"strip\" aria-hidden=\"true\" width=\"100%%\" height=\"%s\">", LETTERS);
        int height = LETTERS / bars.size();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double from = axis.at(bar.from());
            html.add(
                    "<rect class=\"f%s %s %s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\"/>",
                    bar.fleet() % COLOURS,
                    bars.size() > 1 && i == 0 ? "soft" : "full",
                    bar.bad() ? "bad" : "",
                    Axis.percent(from),
                    i * height + 1,
                    Axis.percent(Math.max(axis.at(bar.to()) - from, 0.3)),
                    height - 2);
        }
        return html.add("</svg>");
    }
}
