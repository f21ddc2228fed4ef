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
        /** A type that only one of the two languages has. */
        OTHER
    }

    Kind kind();

    /** A scalar as written; text without its quotation marks. */
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
