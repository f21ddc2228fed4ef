package io.lakelift.local.plan;

import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects lines of text, wrapped or cut off at eighty characters. Only a word longer than that makes a line longer.
 */
final class TextLines {
    static final int WIDTH = 80;
    private static final int LONGEST = 4000;

    private final List<String> lines = new ArrayList<>();

    /** Adds one line, such as a table's row, cut off at eighty characters. */
    void line(String line) {
        lines.add(Text.first(line.stripTrailing(), WIDTH));
    }

    void empty() {
        lines.add("");
    }

    /**
     * Adds a text, wrapped between words; every line but the first is indented. A word longer than a line gets its own.
     */
    void text(String text, int indent) {
        StringBuilder line = new StringBuilder();
        String margin = "";
        for (String word : Text.shown(text, LONGEST).split(" ")) {
            if (!line.isEmpty() && margin.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(margin + line);
                line.setLength(0);
                margin = " ".repeat(indent);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(margin + line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
