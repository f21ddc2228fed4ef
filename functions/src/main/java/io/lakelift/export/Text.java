package io.lakelift.export;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from outside (names, causes, statuses, inputs) harmless for whoever reads it. Each sink uses the form that
 * it needs: {@link #line} a log, {@link #shown} a person, {@link #quoted} a sentence, {@link #printed} a terminal,
 * {@link #json} a program whose output may reach a terminal, {@link #shellWord} a command to paste.
 */
public final class Text {
    /** Steers a terminal, ends a line, or changes the order in which text is read. */
    private static final String CONTROL = "\\p{Cc}\\p{Cn}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}";

    /** Has no width, but is not a control character by Unicode's categories. */
    private static final String NO_WIDTH =
            "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\ufe00-\\ufe0f\\uffa0\\x{e0100}-\\x{e01ef}";

    private static final Pattern CONTROLS = Pattern.compile("[" + CONTROL + "]");
    private static final Pattern UNSEEN = Pattern.compile("[" + CONTROL + NO_WIDTH + "]+");
    private static final Pattern UNPRINTED = Pattern.compile("[" + CONTROL + NO_WIDTH + "&&[^\\n\\t]]");
    private static final Pattern UNSAFE_IN_JSON = Pattern.compile("[" + CONTROL + NO_WIDTH + "&&[^\\n]]");

    /**
     * What mail programs turn into a link, up to the end of its host; {@code s3://} opens in none of them, and is for
     * copying.
     */
    private static final Pattern LINK =
            Pattern.compile("(?:(?<!(?<![a-z0-9+.-])s3)://|\\bwww\\.)[^\\s/]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    private static final int QUOTED_LENGTH = 200;
    /** Applied to characters that may stay, because several spaces may become one. */
    private static final long ENOUGH = 8;

    private static final int WORD_LENGTH = 2048;

    private Text() {}

    /** One line of at most {@code max} characters: invisible characters become spaces, the rest is cut with "…". */
    public static String line(String text, int max) {
        String start = start(text, max);
        return cut(seen(start).strip(), max, start.length() < text.length());
    }

    /** Whether it is already one line of at most {@code max} characters, without leading or trailing blanks. */
    public static boolean isLine(String text, int max) {
        return text.length() <= max
                && text.equals(text.strip())
                && !CONTROLS.matcher(text).find();
    }

    /** A line for people, in which no link opens ({@code https[:]//a[.]example}). */
    public static String shown(String text, int max) {
        String start = start(text, max);
        return cut(withoutLinks(seen(start)).strip(), max, start.length() < text.length());
    }

    /**
     * The text in quotation marks, short enough for a sentence; leading and trailing blanks stay, because they may be
     * what is wrong.
     */
    public static String quoted(String text) {
        String start = start(text, QUOTED_LENGTH);
        String clean = withoutLinks(seen(start));
        boolean whole = start.length() == text.length() && clean.length() <= QUOTED_LENGTH;
        return '"' + (whole ? clean : first(clean, QUOTED_LENGTH - 1) + "…") + '"';
    }

    /**
     * Text that may be printed: its lines and tabs stay, anything else that could control a terminal becomes a space.
     */
    public static String printed(String text) {
        return UNPRINTED.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    }

    /**
     * The same JSON, with an escape for each character that could control whatever shows it; its meaning is unchanged.
     */
    public static String json(String json) {
        return UNSAFE_IN_JSON.matcher(json).replaceAll(Text::escaped);
    }

    /**
     * One word of a command to paste: a shell takes it literally. A value with invisible characters or links is
     * changed, and then no longer names the same thing.
     */
    public static String shellWord(String text) {
        String word = shown(text, WORD_LENGTH);
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The first {@code max} characters; one less if a surrogate pair would be split. */
    public static String first(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean parted = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, parted ? max - 1 : max);
    }

    /** A sufficient part of it, so that an endless text costs nothing. */
    private static String start(String text, int max) {
        return first(text, (int) Math.min(Integer.MAX_VALUE, ENOUGH * max));
    }

    private static String cut(String line, int max, boolean always) {
        return always || line.length() > max
                ? first(line, Math.min(line.length(), max - 1)).stripTrailing() + "…"
                : line;
    }

    /**
     * Nearly all texts are plain ASCII, and looking up each character's category costs more than anything else in a log
     * line.
     */
    private static String seen(String text) {
        boolean plain = text.chars().allMatch(character -> ' ' <= character && character <= '~');
        return plain ? text : UNSEEN.matcher(text).replaceAll(" ");
    }

    private static String withoutLinks(String seen) {
        return LINK.matcher(seen)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().replace("://", "[:]//").replace(".", "[.]")));
    }

    private static String escaped(MatchResult found) {
        StringBuilder escapes = new StringBuilder();
        for (char half : found.group().toCharArray()) {
            escapes.append("\\u%04x".formatted((int) half));
        }
        return Matcher.quoteReplacement(escapes.toString());
    }
}
