package io.lakelift.export;

import java.util.regex.Pattern;

/** Text that came from outside is data: it is cut and cleaned before it stands in a sentence of ours. */
public final class Text {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");
    private static final int QUOTED_LENGTH = 200;

    private Text() {}

    /** One line of at most {@code max} characters: control characters become a space, the rest is cut with "…". */
    public static String line(String text, int max) {
        String clean = CONTROL.matcher(text).replaceAll(" ").strip();
        return clean.length() <= max ? clean : first(clean, max - 1).stripTrailing() + "…";
    }

    /** The text in quotation marks, short enough for a sentence; blanks at its ends stay, for they may be what is wrong. */
    public static String quoted(String text) {
        String clean = CONTROL.matcher(text).replaceAll(" ");
        return '"' + (clean.length() <= QUOTED_LENGTH ? clean : first(clean, QUOTED_LENGTH - 1) + "…") + '"';
    }

    /** The first {@code max} characters as they are; one less where a pair of surrogates would be parted. */
    public static String first(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean parted = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, parted ? max - 1 : max);
    }
}
