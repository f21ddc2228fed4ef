package io.lakelift.local.cli;

import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fits text into the width of a terminal, at most 80 columns. Words are never broken, nor are commands, because people
 * paste them; either may be longer than a line.
 */
final class Columns {
    static final int WIDTH = width(Integer.getInteger("lakelift.columns", 80));

    /** The beginning of a line that its continuations leave blank: a time, a bullet, a field's name, an indent. */
    private static final Pattern HEAD =
            Pattern.compile("\\d\\d:\\d\\d:\\d\\d  | *- | {2}(?=.{9}\\S)\\p{L}+ +(?<=^.{11})(?=\\S)|Subject: "
                    + "| *[^ ]{1,15} {2,14}(?=\\S)| *");

    /** The minimum indent of a continuation, so that it does not look like a line of its own. */
    private static final int MARGIN = 2;

    private static final Pattern COMMAND =
            Pattern.compile("(?<!\\S)(?:aws [a-z0-9-]+ [a-z-]+ --|\\./lakelift [a-z]).*");

    private Columns() {}

    /** Limits the width to 40 to 80 columns; some terminals report 0 because they do not know their size. */
    private static int width(int columns) {
        return columns <= 0 ? 80 : Math.clamp(columns, 40, 80);
    }

    /** The text with each of its lines wrapped. */
    static String wrap(String text) {
        return String.join("\n", text.lines().map(Columns::line).toList());
    }

    private static String line(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        Matcher head = HEAD.matcher(line);
        int indent = head.lookingAt() ? head.end() : 0;
        String next = "\n" + " ".repeat(Math.max(MARGIN, indent));
        StringBuilder wrapped = new StringBuilder(line.substring(0, indent));
        int column = indent;
        String gap = "";
        for (String word : words(line.substring(indent))) {
            if (!gap.isEmpty() && column + gap.length() + word.length() > WIDTH) {
                gap = next;
                column = 0;
            }
            wrapped.append(gap).append(word);
            column += (gap.equals(next) ? next.length() - 1 : gap.length()) + word.length();
            gap = " ";
        }
        return wrapped.toString();
    }

    /** Splits text into words; a command, up to the end of the line, counts as one word. */
    private static List<String> words(String text) {
        Matcher command = COMMAND.matcher(text);
        boolean found = command.find();
        List<String> words = new ArrayList<>(Arrays.asList(
                (found ? text.substring(0, command.start()) : text).strip().split(" +")));
        if (found) {
            words.add(command.group());
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    /** The name in at most {@code width} characters; the middle is cut, because names differ at their ends. */
    static String name(String name, int width) {
        String shown = Text.shown(name, Math.max(width, name.length()));
        if (shown.length() <= width) {
            return shown;
        }
        int tail = (width - 1) / 2;
        return shown.substring(0, width - 1 - tail) + "…" + shown.substring(shown.length() - tail);
    }

    /** Cuts a line to the terminal's width, for lines that are redrawn and must not wrap. */
    static String row(String line) {
        return Text.first(line, WIDTH - 1);
    }
}
