package io.lakelift.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What someone may write where Lakelift quotes it, to deceive whoever reads; and what no reader may ever be shown. */
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
    public static List<Tree> everywhere(Tree tree, String attack) {
        return switch (tree) {
            case Tree.Str text -> inside(text, attack);
            case Tree.Raw raw -> List.of();
            case Tree.Arr array -> {
                List<Tree> trees = new ArrayList<>();
                for (int i = 0; i < array.items().size(); i++) {
                    for (Tree item : everywhere(array.items().get(i), attack)) {
                        trees.add(new Tree.Arr(replaced(array.items(), i, item)));
                    }
                }
                yield trees;
            }
            case Tree.Obj object -> {
                List<Tree> trees = new ArrayList<>();
                for (int i = 0; i < object.entries().size(); i++) {
                    Tree.Entry entry = object.entries().get(i);
                    for (Tree value : everywhere(entry.value(), attack)) {
                        trees.add(new Tree.Obj(replaced(object.entries(), i, new Tree.Entry(entry.key(), value))));
                    }
                }
                yield trees;
            }
        };
    }

    /** A text may hold JSON, as a warning and a cause do; behind an ARN's beginning it may be taken for a name. */
    private static List<Tree> inside(Tree.Str text, String attack) {
        List<Tree> trees = new ArrayList<>(List.of(new Tree.Str(attack), new Tree.Str(text.value() + attack)));
        if (text.value().startsWith("{")) {
            everywhere(Json.parsed(text.value()), attack).forEach(inner -> trees.add(new Tree.Str(inner.text())));
        }
        return trees;
    }

    private static <T> List<T> replaced(List<T> all, int index, T other) {
        List<T> replaced = new ArrayList<>(all);
        replaced.set(index, other);
        return replaced;
    }
}
