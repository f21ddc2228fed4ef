package io.lakelift.input;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Map;

/** A parsed value of JSON or YAML, independent of the parser's library. */
public interface Tree {
    /** What a value can be. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        NULL,
        LIST,
        OBJECT,
        /** A type that JSON does not have, such as a YAML scalar with a custom tag. */
        OTHER
    }

    Kind kind();

    /**
     * The text of a scalar, without quotation marks and escapes; empty for a list or an object. A number in JSON may be
     * spelled differently from the input, such as {@code 1.5} for {@code 1.50}.
     */
    String text();

    /** The entries of a list; none for anything else. */
    List<Tree> entries();

    /** The names and values of an object, in order, duplicates included; none for anything else. */
    List<Map.Entry<Tree, Tree>> fields();

    /** Counted from 1; 0 if the parser does not know it. */
    int line();

    /** The value as a sentence shows it after "is". */
    default String shown() {
        return switch (kind()) {
            case TEXT -> Text.quoted(text());
            case FLAG -> text();
            case NUMBER -> "the number " + Text.line(text(), 50);
            case NULL -> text().equals("null") ? "null" : "empty";
            case LIST -> entries().isEmpty() ? "an empty list" : "a list";
            case OBJECT -> fields().isEmpty() ? "an empty object" : "an object";
            case OTHER -> "not understood";
        };
    }
}
