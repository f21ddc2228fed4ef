package io.lakelift.local.plan;

import io.lakelift.export.Text;

/** Escapes a page's text, so that nothing in a source's name becomes markup. */
final class Html {
    private static final int LONGEST = 1000;

    private final StringBuilder html = new StringBuilder();

    /** Markup as it is written here, with {@code %s} for texts, which are escaped. */
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

    /** One line that a browser shows as it is. */
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
