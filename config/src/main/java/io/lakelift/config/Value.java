package io.lakelift.config;

import io.lakelift.export.Text;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of the file, read as what it must be; empty where it is something else, which has been told then. */
record Value(String path, Node node, Mistakes mistakes) {

    Optional<String> text() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return Optional.of(scalar.getValue());
        }
        return wrong(
                "give text" + (node instanceof ScalarNode ? ", in quotes where it looks like something else" : ""));
    }

    /** Text of a form. */
    Optional<String> text(Predicate<String> form, String rule) {
        Optional<String> text = text();
        if (text.isPresent() && !form.test(text.get())) {
            mistake("%s is %s: %s.".formatted(path, Text.quoted(text.get()), rule));
            return Optional.empty();
        }
        return text;
    }

    /** Text of one of the known forms. */
    Optional<String> text(Forms form) {
        return text().filter(text -> {
            Optional<String> fault = form.fault(text);
            fault.ifPresent(said -> mistake("%s %s.".formatted(path, said)));
            return fault.isEmpty();
        });
    }

    Optional<Boolean> flag() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.valueOf(scalar.getValue()));
        }
        return wrong("give true or false");
    }

    Optional<Integer> number(int least, int most) {
        String rule = "give a whole number from %d to %d".formatted(least, most);
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            Optional<Integer> number = Optional.of(scalar.getValue())
                    .filter(digits -> digits.matches("-?[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(value -> value >= least && value <= most);
            if (number.isEmpty()) {
                mistake("%s is %s: %s.".formatted(path, Text.line(scalar.getValue(), 50), rule));
            }
            return number;
        }
        return wrong(rule);
    }

    /** An ISO-8601 duration within bounds, such as {@code PT12H}. */
    Optional<Duration> duration(Predicate<Duration> form, String rule) {
        return text(text -> parsed(text).filter(form).isPresent(), rule).flatMap(Value::parsed);
    }

    /** As {@link #duration}, where the bounds are all there is to say. */
    Optional<Duration> duration(Duration longest, String example) {
        return duration(
                value -> value.isPositive() && value.compareTo(longest) <= 0,
                "give an ISO-8601 duration above zero and of at most P%dD, such as %s"
                        .formatted(longest.toDays(), example));
    }

    /** Java takes small letters and signs as well; the schema and the rest of the world do not. */
    private static Optional<Duration> parsed(String text) {
        try {
            return text.matches("P[0-9DTHMS.]+") ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Optional<Fields> fields() {
        return node instanceof MappingNode mapping
                ? Optional.of(new Fields(path, mapping, mistakes))
                : wrong("give keys and values, each on a line below, indented");
    }

    /** The entries of a list; an empty one is a mistake, for it was meant to hold something. */
    List<Value> entries() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            wrong("give a list, each entry on a line below that begins with \"- \", or leave the key out");
            return List.of();
        }
        List<Value> entries = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            entries.add(new Value("%s[%d]".formatted(path, entries.size()), entry, mistakes));
        }
        return entries;
    }

    List<String> texts() {
        return entries().stream().flatMap(entry -> entry.text().stream()).toList();
    }

    /** Keys of any name, and a text for each. */
    Map<String, String> dictionary() {
        Map<String, String> read = new LinkedHashMap<>();
        fields().ifPresent(fields -> {
            if (fields.keys().isEmpty()) {
                wrong("give at least one key and value, or leave it out");
            }
            for (String key : List.copyOf(fields.keys())) {
                fields.value(key).flatMap(Value::text).ifPresent(text -> read.put(key, text));
            }
        });
        return read;
    }

    void mistake(String sentence) {
        mistakes.add(node, sentence);
    }

    private <T> Optional<T> wrong(String rule) {
        mistake("%s is %s: %s.".formatted(path, kind(), rule));
        return Optional.empty();
    }

    private String kind() {
        return switch (node) {
            case MappingNode mapping -> mapping.getValue().isEmpty() ? "empty" : "keys and values";
            case SequenceNode sequence -> sequence.getValue().isEmpty() ? "an empty list" : "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
            case ScalarNode scalar when scalar.getTag().equals(Tag.STR) -> Text.quoted(scalar.getValue());
            case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> scalar.getValue();
            case ScalarNode scalar -> "the number " + Text.line(scalar.getValue(), 50);
            default -> "not understood";
        };
    }
}
