package io.lakelift.tables.handler;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses comma-separated values. A value in quotes may contain commas, line ends and doubled quotes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvLines {
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private StringBuilder value = new StringBuilder();

    private CsvLines() {}

    /**
     * The first lines that are complete and not empty.
     *
     * @param isCut whether the text was cut off, so that its last line may be incomplete
     */
    static List<List<String>> first(String text, int most, boolean isCut) {
        CsvLines read = new CsvLines();
        boolean quoted = false;
        for (int i = 0; i < text.length() && read.lines.size() < most; i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                read.value.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                read.value.append(c);
            } else if (c == ',') {
                read.endValue();
            } else if (c == '\n') {
                read.endLine();
            }
        }
        if (!isCut && read.lines.size() < most) {
            read.endLine();
        }
        return read.lines;
    }

    private void endValue() {
        line.add(value.toString());
        value = new StringBuilder();
    }

    private void endLine() {
        endValue();
        if (!line.getFirst().isBlank()) {
            lines.add(line);
        }
        line = new ArrayList<>();
    }
}
