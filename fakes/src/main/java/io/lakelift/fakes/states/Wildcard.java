package io.lakelift.fakes.states;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with wildcards as in EventBridge's patterns: a star stands for any text, including none; a backslash escapes a
 * star or a backslash.
 */
record Wildcard(Pattern pattern) {
    private static final Pattern PARTS = Pattern.compile("(\\*)|\\\\([*\\\\])|([^*\\\\]++)");

    /**
     * Whether EventBridge accepts it: no two stars in a row, and nothing but a star or a backslash after a backslash.
     */
    static boolean isOne(String text) {
        return !text.contains("**") && text.matches("(?s)(?:" + PARTS.pattern() + ")*");
    }

    /** @param text one that {@link #isOne} accepts */
    static Wildcard of(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher parts = PARTS.matcher(text);
        while (parts.find()) {
            String escaped = parts.group(2);
            String plain = escaped == null ? parts.group(3) : escaped;
            regex.append(plain == null ? ".*" : Pattern.quote(plain));
        }
        return new Wildcard(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
