package io.lakelift.input;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Map;

/** A value of JSON or YAML, as its parser sees it. */
public interface Tree {
    /** What a value can be. */
    enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        NULL,
        LIST,
        OBJECT,
        /** What only one of the two languages has. */
        OTHER
    }

    Kind kind();

    /** A scalar as it is written; a text without its quotation marks. */
    String text();

    /** Of a list; none of anything else. */
    List<Tree> entries();

    /** Of an object, names and values in their order and as often as they are given; none of anything else. */
    List<Map.Entry<Tree, Tree>> fields();

    /** Counted from 1; 0 where the parser does not know it. */
    int line();

    /** As a sentence has it, after "is". */
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
