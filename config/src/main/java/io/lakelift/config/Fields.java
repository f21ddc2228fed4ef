package io.lakelift.config;

import io.lakelift.export.Text;
import io.lakelift.input.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One mapping of the file: every key is asked for by name, and a key that nobody asked for is a mistake. */
final class Fields {
    private final String path;
    private final Node node;
    private final Mistakes mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param path of the mapping in the file, such as {@code schedules[0]}; empty for the whole file */
    Fields(String path, MappingNode node, Mistakes mistakes) {
        this.path = path;
        this.node = node;
        this.mistakes = mistakes;
        node.getValue().forEach(this::add);
    }

    /** A mapping without a key, for a section that is left out. */
    static Fields none(String path, Node where, Mistakes mistakes) {
        return new Fields(
                path,
                new MappingNode(
                        org.snakeyaml.engine.v2.nodes.Tag.MAP,
                        false,
                        List.of(),
                        org.snakeyaml.engine.v2.common.FlowStyle.BLOCK,
                        where.getStartMark(),
                        where.getEndMark()),
                mistakes);
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            mistakes.add(tuple.getKeyNode(), "A key%s is no text: give a word.".formatted(in()));
            return;
        }
        Node first = keys.putIfAbsent(key.getValue(), key);
        if (first != null) {
            mistakes.add(
                    key,
                    "%s is given twice, first in line %d: keep one."
                            .formatted(
                                    at(key.getValue()),
                                    first.getStartMark().orElseThrow().getLine() + 1));
            return;
        }
        values.put(key.getValue(), tuple.getValueNode());
    }

    Node node() {
        return node;
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value of a key that may be left out. */
    Optional<Value> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).map(found -> new Value(at(key), found, mistakes));
    }

    /** The section of that key; one without keys where it is left out or no mapping. */
    Fields section(String key) {
        return value(key).flatMap(Value::fields).orElseGet(() -> none(at(key), node, mistakes));
    }

    /** Told where the key stands, or the mapping where it is missing. */
    void mistake(String key, String sentence) {
        mistakes.add(keys.getOrDefault(key, node), sentence);
    }

    /** A key's path in the file; the mapping's own for an empty key. */
    String at(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    void rejectUnread() {
        keys.forEach((key, where) -> {
            if (!asked.contains(key)) {
                String known = Nearest.to(key, asked)
                        .map("did you mean %s?"::formatted)
                        .orElseGet(() -> "the keys here are %s.".formatted(String.join(", ", asked)));
                mistakes.add(where, "There is no key %s%s: %s".formatted(Text.quoted(key), in(), known));
            }
        });
    }

    private String in() {
        return path.isEmpty() ? "" : " in " + path;
    }
}
