package io.lakelift.local.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Builds a self-contained HTML page, with its style sheet. The page has no scripts and loads no other files; its
 * Content Security Policy forbids both.
 */
final class PageFrame {
    private static final String STYLE = "page.css";

    private final Html body = new Html();
    private final String title;

    /**
     * @param title the title of the page
     * @param subtitle a sentence below the title
     */
    PageFrame(String title, String subtitle) {
        this.title = title;
        body.add(
                "<header><p class=\"brand\">Lakelift</p><h1>%s</h1><p class=\"lead\">%s</p></header>", title, subtitle);
    }

    Html body() {
        return body;
    }

    /** Adds the most important figures, by their labels. */
    void figures(Map<String, String> figures) {
        body.add("<dl class=\"figures\">");
        figures.forEach((what, figure) -> body.add("<div><dt>%s</dt><dd>%s</dd></div>", what, figure));
        body.add("</dl>");
    }

    void warnings(List<String> warnings) {
        if (!warnings.isEmpty()) {
            body.add("<section class=\"warnings\"><h2>%s</h2><ul>", Plural.of(warnings.size(), "warning"));
            warnings.forEach(warning -> body.add("<li>%s</li>", warning));
            body.add("</ul></section>");
        }
    }

    /**
     * Adds a legend of the shades and colours of a chart's bars.
     *
     * @param colour the number of the colour in which the two shades are shown
     * @param fleets the fleets, each with its own colour; left out if there are fewer than two
     * @param files whether the chart has exports by FSx
     */
    void legend(int colour, List<String> fleets, boolean files) {
        body.add("<p class=\"legend\"><span><i class=\"soft f%s\"></i>RDS restores or clones</span>", colour);
        body.add("<span><i class=\"full f%s\"></i>extracts</span>", colour);
        body.add("<span><i class=\"bad\"></i>! does not end well</span>");
        for (int i = 0; fleets.size() > 1 && i < fleets.size(); i++) {
            body.add("<span><i class=\"full f%s\"></i>%s</span>", i % Chart.COLOURS, fleets.get(i));
        }
        body.add(files ? "<span>FSx takes no slot</span></p>" : "</p>");
    }

    @Override
    public String toString() {
        Html head = new Html();
        head.add("<!DOCTYPE html>").add("<html lang=\"en\">").add("<head>").add("<meta charset=\"utf-8\">");
        head.add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src"
                + " &#39;unsafe-inline&#39;\">");
        head.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        head.add("<meta name=\"color-scheme\" content=\"light dark\">");
        head.add("<title>%s</title>", title);
        return head + "<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    private static String style() {
        try (InputStream in = PageFrame.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
