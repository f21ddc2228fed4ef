package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.error.ExportRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects the strings and objects of an input, at any depth, including the JSON in the field {@code input} of an
 * event.
 */
final class InputValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A string in the input, with the name of its field; the name is empty if it is in no field. */
    private record Value(String name, String text) {}

    private final List<Value> values = new ArrayList<>();
    private final List<Map<?, ?>> objects = new ArrayList<>();

    private InputValues() {}

    static InputValues of(Object input) {
        InputValues made = new InputValues();
        made.add("", input);
        return made;
    }

    /** All strings, in the input's order. */
    List<String> texts() {
        return values.stream().map(Value::text).toList();
    }

    /** The strings in all fields of this name, without duplicates. */
    List<String> texts(String field) {
        return values.stream()
                .filter(value -> value.name().equals(field))
                .map(Value::text)
                .distinct()
                .toList();
    }

    /** All objects, each before those that it contains. */
    List<Map<?, ?>> objects() {
        return List.copyOf(objects);
    }

    /** The sources whose ARNs are among the strings, without duplicates. */
    List<ExportSource> sources() {
        return texts().stream()
                .flatMap(text -> source(text).stream())
                .distinct()
                .toList();
    }

    /** Parses an ARN; empty if the string is not one. */
    static Optional<Arn> arn(String text) {
        try {
            return text.startsWith("arn:") ? Optional.of(Arn.parse("ARN", text)) : Optional.empty();
        } catch (ExportRefused noArn) {
            return Optional.empty();
        }
    }

    private static Optional<ExportSource> source(String text) {
        try {
            return text.startsWith("arn:") ? Optional.of(ExportSource.parse(text)) : Optional.empty();
        } catch (ExportRefused noSource) {
            return Optional.empty();
        }
    }

    private void add(String name, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                objects.add(map);
                map.forEach((field, inner) -> add(String.valueOf(field), inner));
            }
            case List<?> list -> list.forEach(inner -> add(name, inner));
            case String text -> {
                values.add(new Value(name, text));
                if (name.equals("input")) {
                    inner(text).forEach(inner -> add("", inner));
                }
            }
            case null, default -> {}
        }
    }

    /** The input in an event, which is JSON in a string; empty if it is not JSON. */
    private static Stream<Object> inner(String text) {
        try {
            return Stream.ofNullable(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException noJson) {
            return Stream.empty();
        }
    }
}
