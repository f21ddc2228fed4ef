package io.lakelift.local.plan;

import io.lakelift.export.Text;

/** Builds HTML from markup and escaped texts, so that nothing in a source's name becomes markup. */
final class Html {
    private static final int LONGEST = 1000;

    private final StringBuilder html = new StringBuilder();

    /**
     * Adds markup as it is, with an escaped text in place of each {@code %s}; an {@link Html} is inserted unescaped.
     */
    Html add(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = texts[i] instanceof Html ready ? ready.toString() : text(String.valueOf(texts[i]));
        }
        html.append(markup.formatted(escaped)).append('\n');
        return this;
    }

    Html add(Html other) {
        html.append(other);
        return this;
    }

    /** A text on one line of at most 1,000 characters, escaped for HTML. */
    static String text(String text) {
        return Text.shown(text, LONGEST)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
