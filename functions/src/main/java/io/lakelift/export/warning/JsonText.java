package io.lakelift.export.warning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Parses JSON that a service wrote. A long text may have been truncated on its way here; then the part before the cut
 * is returned. Objects become maps, arrays become lists, and everything else becomes text; null becomes the empty
 * string.
 */
final class JsonText {
    private static final int DEEPEST = 32;
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    /**
     * What was read.
     *
     * @param value the value of the whole text; if the text is cut, what could be read before the cut
     * @param cut whether the text ended too early
     */
    record Reading(Object value, boolean cut) {}

    /** The text is not JSON. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what, int at) {
            super(what + " at " + at);
        }
    }

    /** The text ended while more was expected. */
    private static final class Cut extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private JsonText(String text) {
        this.text = text;
    }

    static Reading read(String text) throws Malformed {
        JsonText reader = new JsonText(text);
        Object[] root = {""};
        try {
            root[0] = reader.value(0, container -> root[0] = container);
        } catch (Cut e) {
            return new Reading(root[0], true);
        }
        reader.blanks();
        if (reader.at < text.length()) {
            throw new Malformed("more than one value", reader.at);
        }
        return new Reading(root[0], false);
    }

    /** @param begun takes an object or array before it is filled, so that a cut one is kept */
    private Object value(int depth, Consumer<Object> begun) throws Malformed, Cut {
        blanks();
        return switch (peek()) {
            case '{' -> object(deeper(depth), begun);
            case '[' -> array(deeper(depth), begun);
            case '"' -> string();
            default -> literal(depth);
        };
    }

    private Map<String, Object> object(int depth, Consumer<Object> begun) throws Malformed, Cut {
        Map<String, Object> members = new LinkedHashMap<>();
        begun.accept(members);
        at++;
        blanks();
        if (took('}')) {
            return members;
        }
        do {
            blanks();
            String name = string();
            if (members.containsKey(name)) {
                throw new Malformed("a second " + name, at);
            }
            blanks();
            expect(':');
            members.put(name, value(depth, container -> members.put(name, container)));
            blanks();
        } while (took(','));
        expect('}');
        return members;
    }

    /** A cut element is left out: half an entry would say something else. */
    private List<Object> array(int depth, Consumer<Object> begun) throws Malformed, Cut {
        List<Object> elements = new ArrayList<>();
        begun.accept(elements);
        at++;
        blanks();
        if (took(']')) {
            return elements;
        }
        do {
            elements.add(value(depth, container -> {}));
            blanks();
        } while (took(','));
        expect(']');
        return elements;
    }

    private String string() throws Malformed, Cut {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return read.toString();
            }
            read.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws Malformed, Cut {
        char c = peek();
        at++;
        if (c != 'u') {
            int which = ESCAPED.indexOf(c);
            if (which < 0) {
                throw new Malformed("an unknown escape", at);
            }
            return MEANT.charAt(which);
        }
        if (at + 4 > text.length()) {
            at = text.length();
            throw new Cut();
        }
        String digits = text.substring(at, at + 4);
        at += 4;
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new Malformed("an unknown escape", at);
        }
        return (char) Integer.parseInt(digits, 16);
    }

    private String literal(int depth) throws Malformed, Cut {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String read = text.substring(from, at);
        if (at == text.length() && depth > 0) {
            throw new Cut(); // more digits may have followed
        }
        if (read.equals("null")) {
            return "";
        }
        if (!read.matches("true|false|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new Malformed("no JSON value", from);
        }
        return read;
    }

    private int deeper(int depth) throws Malformed {
        if (depth == DEEPEST) {
            throw new Malformed("nested more than " + DEEPEST + " times", at);
        }
        return depth + 1;
    }

    private char peek() throws Cut {
        if (at >= text.length()) {
            throw new Cut();
        }
        return text.charAt(at);
    }

    private boolean took(char c) throws Cut {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws Malformed, Cut {
        if (!took(c)) {
            throw new Malformed("no " + c, at);
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
