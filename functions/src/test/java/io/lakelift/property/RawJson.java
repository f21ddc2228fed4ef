package io.lakelift.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** JSON as people and programs may write it: an object may have a key twice, and a leaf is any text. */
public sealed interface RawJson {

    /** The JSON text. */
    String text();

    /** Itself and all below it, from the top. */
    List<RawJson> all();

    /** Entries in their order; a key may stand there twice. */
    record Obj(List<Entry> entries) implements RawJson {
        public Obj {
            entries = List.copyOf(entries);
        }

        @Override
        public String text() {
            return entries.stream()
                    .map(each -> quoted(each.key()) + ":" + each.value().text())
                    .collect(Collectors.joining(",", "{", "}"));
        }

        @Override
        public List<RawJson> all() {
            List<RawJson> all = new ArrayList<>(List.of(this));
            entries.forEach(entry -> all.addAll(entry.value().all()));
            return all;
        }

        /** The first of that key. */
        public Optional<RawJson> get(String key) {
            return entries.stream()
                    .filter(each -> each.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        public Set<String> keys() {
            return entries.stream().map(Entry::key).collect(Collectors.toSet());
        }
    }

    /** One field of an object. */
    record Entry(String key, RawJson value) {}

    /** A list. */
    record Arr(List<RawJson> items) implements RawJson {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(RawJson::text).collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        public List<RawJson> all() {
            List<RawJson> all = new ArrayList<>(List.of(this));
            items.forEach(item -> all.addAll(item.all()));
            return all;
        }
    }

    /** A string, unescaped. */
    record Str(String value) implements RawJson {
        @Override
        public String text() {
            return quoted(value);
        }

        @Override
        public List<RawJson> all() {
            return List.of(this);
        }
    }

    /** A number, true, false or null as written; or something that is no JSON at all. */
    record Raw(String text) implements RawJson {
        @Override
        public List<RawJson> all() {
            return List.of(this);
        }
    }

    /** The keys that some object below has twice. */
    default Set<String> twice() {
        Set<String> twice = new HashSet<>();
        for (RawJson each : all()) {
            if (each instanceof Obj object) {
                Set<String> seen = new HashSet<>();
                object.entries().stream()
                        .map(Entry::key)
                        .filter(key -> !seen.add(key))
                        .forEach(twice::add);
            }
        }
        return twice;
    }

    /** Whether some key holds half of a surrogate pair, or is longer than a reader takes. */
    default boolean hasUnreadableKey() {
        return all().stream()
                .filter(Obj.class::isInstance)
                .flatMap(each -> ((Obj) each).keys().stream())
                .anyMatch(key ->
                        key.length() > 50_000 || key.codePoints().anyMatch(each -> each >= 0xd800 && each <= 0xdfff));
    }

    /** How deep it is nested; a leaf is not. */
    default int depth() {
        return switch (this) {
            case Obj object ->
                1
                        + object.entries().stream()
                                .mapToInt(each -> each.value().depth())
                                .max()
                                .orElse(0);
            case Arr array ->
                1 + array.items().stream().mapToInt(RawJson::depth).max().orElse(0);
            case Str text -> 0;
            case Raw raw -> raw.text().startsWith("[") ? raw.text().indexOf(']') : 0;
        };
    }

    /** What Jackson has read. */
    static RawJson of(JsonNode node) {
        if (node.isObject()) {
            return new Obj(node.properties().stream()
                    .map(each -> new Entry(each.getKey(), of(each.getValue())))
                    .toList());
        }
        if (node.isArray()) {
            List<RawJson> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return new Arr(items);
        }
        return node.isTextual() ? new Str(node.textValue()) : new Raw(node.toString());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each)) {
                quoted.append("\\u%04x".formatted((int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
