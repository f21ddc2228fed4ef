package io.lakelift.asl;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an object in a {@link TraceScenario}. A value of the wrong type is a {@link Trace.Misfit}. */
final class ScenarioFields {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String path;
    private final Map<String, Object> fields;

    private ScenarioFields(String path, Object value) {
        this.path = path;
        this.fields = asObject(path, value);
    }

    static ScenarioFields read(String json) {
        try {
            return new ScenarioFields("", StrictJson.read(json));
        } catch (IllegalArgumentException e) {
            throw new Trace.Misfit("the scenario " + e.getMessage());
        }
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The value; null if the field is missing, or JSON's null. */
    Object value(String field) {
        return fields.get(field);
    }

    /** Empty if the field is missing. */
    Optional<String> text(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        return Optional.of(value(field) instanceof String text ? text : wrong(at(field), "text"));
    }

    /** From 1970 to 9999, so that the interpreter's clock cannot overflow; empty if the field is missing. */
    Optional<Instant> time(String field) {
        return text(field).map(text -> {
            try {
                Instant time = Instant.parse(text);
                return time.isBefore(FIRST) || time.isAfter(LAST) ? noTime(field) : time;
            } catch (DateTimeParseException e) {
                return noTime(field);
            }
        });
    }

    private <T> T noTime(String field) {
        return wrong(at(field), "a time such as 2026-01-01T00:00:00Z");
    }

    /** 0 if the field is missing. */
    double seconds(String field) {
        if (!has(field)) {
            return 0;
        }
        return value(field) instanceof Number number && number.doubleValue() >= 0
                ? number.doubleValue()
                : wrong(at(field), "a number of seconds");
    }

    /** 1 if the field is missing; -1 for "forever". */
    long repeat(String field) {
        return switch (fields.getOrDefault(field, 1)) {
            case Integer count when count >= 0 -> count;
            case Long count when count >= 0 -> count;
            case String text when text.equals("forever") -> -1;
            case null, default -> wrong(at(field), "a whole number or \"forever\"");
        };
    }

    /** Without fields if the field is missing. */
    Map<String, Object> object(String field) {
        return asObject(at(field), fields.getOrDefault(field, Map.of()));
    }

    /** The objects in each list of an object, by the list's name; none if the field is missing. */
    Map<String, List<ScenarioFields>> lists(String field) {
        Map<String, List<ScenarioFields>> lists = new LinkedHashMap<>();
        object(field).forEach((name, value) -> {
            String list = at(field) + "." + name;
            List<?> entries = value instanceof List<?> found ? found : wrong(list, "a list");
            lists.put(
                    name,
                    entries.stream()
                            .map(entry -> new ScenarioFields("an entry of " + list, entry))
                            .toList());
        });
        return lists;
    }

    private String at(String field) {
        return path.isEmpty() ? field : "%s in %s".formatted(field, path);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(String path, Object value) {
        return value instanceof Map<?, ?> map
                ? (Map<String, Object>) map
                : wrong(path.isEmpty() ? "the scenario" : path, "an object");
    }

    private static <T> T wrong(String path, String rule) {
        throw new Trace.Misfit("%s must be %s".formatted(path, rule));
    }
}
