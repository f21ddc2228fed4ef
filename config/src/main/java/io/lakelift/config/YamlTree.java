package io.lakelift.config;

import io.lakelift.input.Tree;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A node of a YAML file, with its line number. */
record YamlTree(Node node) implements Tree {
    private static final Map<Tag, Kind> SCALARS = Map.of(
            Tag.STR, Kind.TEXT,
            Tag.BOOL, Kind.FLAG,
            Tag.INT, Kind.NUMBER,
            Tag.FLOAT, Kind.NUMBER,
            Tag.NULL, Kind.NULL);

    @Override
    public Kind kind() {
        return switch (node) {
            case MappingNode mapping -> Kind.OBJECT;
            case SequenceNode sequence -> Kind.LIST;
            case ScalarNode scalar -> SCALARS.getOrDefault(scalar.getTag(), Kind.OTHER);
            default -> Kind.OTHER;
        };
    }

    @Override
    public String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    @Override
    public List<Tree> entries() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().<Tree>map(YamlTree::new).toList()
                : List.of();
    }

    @Override
    public List<Map.Entry<Tree, Tree>> fields() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .<Map.Entry<Tree, Tree>>map(field ->
                                Map.entry(new YamlTree(field.getKeyNode()), new YamlTree(field.getValueNode())))
                        .toList()
                : List.of();
    }

    @Override
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
