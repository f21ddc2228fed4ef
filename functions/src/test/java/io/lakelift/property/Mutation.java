package io.lakelift.property;

import io.lakelift.property.RawJson.Arr;
import io.lakelift.property.RawJson.Entry;
import io.lakelift.property.RawJson.Obj;
import io.lakelift.property.RawJson.Raw;
import io.lakelift.property.RawJson.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that goes wrong with a good JSON value.
 *
 * @param kind what goes wrong
 * @param where picks the node, counted from the top, modulo their number
 * @param which picks among the node's entries, or a place in its text, likewise
 * @param word a name or text to put in
 * @param value a value to put in
 */
public record Mutation(Kind kind, int where, int which, String word, RawJson value) {

    /** What can go wrong. */
    public enum Kind {
        /** A field or item is missing. */
        DROP,
        /** Something else stands there. */
        REPLACE,
        /** A field stands there twice, an item is repeated. */
        REPEAT,
        /** A value is wrapped in a list or an object. */
        NEST,
        /** A field's name is spelled in another case, or is another. */
        RENAME,
        /** A field or item more than there should be. */
        ADD,
        /** Characters inside a text. */
        SPLICE,
        /** A text, again and again. */
        STRETCH,
        /** The end of a text is missing. */
        CUT
    }

    private static final int LONG = 5_000;

    /** The tree with this wrong in it. */
    public RawJson applied(RawJson tree) {
        return rebuilt(tree, new int[] {Math.floorMod(where, tree.all().size())});
    }

    private RawJson rebuilt(RawJson tree, int[] left) {
        if (left[0]-- == 0) {
            return broken(tree);
        }
        return switch (tree) {
            case Obj object ->
                new Obj(object.entries().stream()
                        .map(each -> new Entry(each.key(), rebuilt(each.value(), left)))
                        .toList());
            case Arr array ->
                new Arr(array.items().stream().map(each -> rebuilt(each, left)).toList());
            case Str text -> text;
            case Raw raw -> raw;
        };
    }

    private RawJson broken(RawJson tree) {
        if (kind == Kind.REPLACE) {
            return value;
        }
        if (kind == Kind.NEST) {
            return which % 2 == 0 ? new Arr(List.of(tree)) : new Obj(List.of(new Entry(word, tree)));
        }
        return switch (tree) {
            case Obj object -> new Obj(entries(object));
            case Arr array -> new Arr(items(array));
            case Str text -> new Str(text(text.value()));
            case Raw raw -> value;
        };
    }

    private List<Entry> entries(Obj object) {
        List<Entry> entries = new ArrayList<>(object.entries());
        if (entries.isEmpty() || kind == Kind.ADD) {
            entries.add(new Entry(word, value));
            return entries;
        }
        int at = Math.floorMod(which, entries.size());
        Entry entry = entries.get(at);
        switch (kind) {
            case DROP, CUT -> entries.remove(at);
            case REPEAT -> entries.add(new Entry(entry.key(), which % 2 == 0 ? entry.value() : value));
            case RENAME -> entries.set(at, new Entry(renamed(entry.key()), entry.value()));
            case SPLICE, STRETCH -> entries.set(at, new Entry(text(entry.key()), entry.value()));
            case ADD, NEST, REPLACE -> entries.set(at, new Entry(entry.key(), value));
        }
        return entries;
    }

    private List<RawJson> items(Arr array) {
        List<RawJson> items = new ArrayList<>(array.items());
        if (items.isEmpty() || kind == Kind.ADD) {
            items.add(value);
            return items;
        }
        int at = Math.floorMod(which, items.size());
        switch (kind) {
            case DROP, CUT -> items.remove(at);
            case REPEAT, STRETCH -> items.add(items.get(at));
            case ADD, NEST, REPLACE, RENAME, SPLICE -> items.set(at, value);
        }
        return items;
    }

    private String text(String text) {
        int at = Math.floorMod(which, text.length() + 1);
        return switch (kind) {
            case DROP, REPLACE, NEST, ADD -> word;
            case REPEAT -> text + text;
            case RENAME -> renamed(text);
            case SPLICE -> text.substring(0, at) + word + text.substring(at);
            case STRETCH -> (text + word + "x").repeat(1 + LONG / (text.length() + word.length() + 1));
            case CUT -> text.substring(0, at);
        };
    }

    private String renamed(String name) {
        return switch (Math.floorMod(which, 4)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.isEmpty() ? word : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            case 2 -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            default -> word;
        };
    }
}
