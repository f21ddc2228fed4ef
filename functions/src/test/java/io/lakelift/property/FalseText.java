package io.lakelift.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Text that someone may plant where Lakelift quotes it, to deceive the reader; and what no reader may ever be shown.
 */
public final class FalseText {
    /** By what they do. */
    public static final Map<String, String> ATTACKS = new TreeMap<>(Map.of(
            "clears the screen", "orders\u001b[2J\u001b[1;1H\u009b2J\u0007\b\u007f",
            "hides a link", "orders\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007",
            "forges a line", "orders\nFORGED line\r\nFORGED\rFORGED\u2028FORGED\u2029FORGED\u0085FORGED\u000bFORGED",
            "turns the order", "orders-\u202egnp.exe\u2066\u2069\u200f",
            "has no width", "or\u200bd\u200de\u2060r\ufeffs\u00ad\u034f\ufe0f\u3164\udb40\udd00",
            "phishes", "log in at https://evil.example/a, HTTP://evil.example, xs3://evil.example or www.evil.example",
            "never ends", "x".repeat(100_000),
            "runs a command", "orders$(rm -rf ~)`id`';rm -rf ~ #"));

    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\u034f\u3164\ufe0f\\x{e0100}]";
    private static final String OPENS = "(?i)(?<!(?<![a-z0-9])s3)://|www\\.";

    private FalseText() {}

    /** One line, of characters that can be seen, and no longer than that. */
    public static void isHarmlessLine(String line, int longest) {
        assertThat(line).doesNotContainPattern(UNSEEN);
        assertThat(line.length()).isLessThanOrEqualTo(longest);
    }

    /** Lines that are ours from their beginning, and open nothing. */
    public static void isHarmlessText(String text, int longest) {
        assertThat(text.length()).isLessThanOrEqualTo(longest);
        assertThat(text.split("\n", -1)).allSatisfy(line -> {
            isHarmlessLine(line, longest);
            assertThat(line).doesNotContainPattern(OPENS);
            assertThat(line.strip()).doesNotStartWith("FORGED");
        });
    }

    /** The same tree as often as it has texts, each time with another of them false. */
    public static List<RawJson> everywhere(RawJson tree, String attack) {
        return switch (tree) {
            case RawJson.Str text -> inside(text, attack);
            case RawJson.Raw raw -> List.of();
            case RawJson.Arr array -> {
                List<RawJson> trees = new ArrayList<>();
                for (int i = 0; i < array.items().size(); i++) {
                    for (RawJson item : everywhere(array.items().get(i), attack)) {
                        trees.add(new RawJson.Arr(replaced(array.items(), i, item)));
                    }
                }
                yield trees;
            }
            case RawJson.Obj object -> {
                List<RawJson> trees = new ArrayList<>();
                for (int i = 0; i < object.entries().size(); i++) {
                    RawJson.Entry entry = object.entries().get(i);
                    for (RawJson value : everywhere(entry.value(), attack)) {
                        trees.add(
                                new RawJson.Obj(replaced(object.entries(), i, new RawJson.Entry(entry.key(), value))));
                    }
                }
                yield trees;
            }
        };
    }

    /** A text may hold JSON, as a warning and a cause do; behind an ARN's beginning it may be taken for a name. */
    private static List<RawJson> inside(RawJson.Str text, String attack) {
        List<RawJson> trees = new ArrayList<>(List.of(new RawJson.Str(attack), new RawJson.Str(text.value() + attack)));
        if (text.value().startsWith("{")) {
            everywhere(JsonGenerator.parsed(text.value()), attack)
                    .forEach(inner -> trees.add(new RawJson.Str(inner.text())));
        }
        return trees;
    }

    private static <T> List<T> replaced(List<T> all, int index, T other) {
        List<T> replaced = new ArrayList<>(all);
        replaced.set(index, other);
        return replaced;
    }
}
