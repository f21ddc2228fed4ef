package io.lakelift.asl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the definition, read field by field. Fields that are still unread at the end are reported as not
 * allowed.
 */
final class DefinitionFields {
    private static final Set<String> JSON_PATH = Set.of(
            "InputPath",
            "OutputPath",
            "Parameters",
            "ResultPath",
            "ResultSelector",
            "Result",
            "ItemsPath",
            "Iterator",
            "SecondsPath",
            "TimestampPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "ErrorPath",
            "CausePath",
            "MaxConcurrencyPath",
            "ToleratedFailureCountPath",
            "ToleratedFailurePercentagePath",
            "Variable");
    private static final Set<String> DISTRIBUTED = Set.of(
            "ItemReader",
            "ItemBatcher",
            "ResultWriter",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage",
            "Label");

    private final Map<?, ?> map;
    private final String place;
    private final DefinitionFindings findings;
    private final Set<String> read = new LinkedHashSet<>();

    private DefinitionFields(Map<?, ?> map, String place, DefinitionFindings findings) {
        this.map = map;
        this.place = place;
        this.findings = findings;
    }

    /** Returns the fields of {@code value}; if it is not an object, adds a finding and returns no fields. */
    static DefinitionFields of(Object value, String place, DefinitionFindings findings) {
        if (value instanceof Map<?, ?> map) {
            return new DefinitionFields(map, place, findings);
        }
        findings.add(place, "must be an object, not " + StrictJson.write(value));
        return new DefinitionFields(Map.of(), place, findings);
    }

    String place() {
        return place;
    }

    String place(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }

    DefinitionFindings findings() {
        return findings;
    }

    void refuse(String field, String sentence) {
        findings.add(place(field), sentence);
    }

    List<String> names() {
        return map.keySet().stream().map(String::valueOf).toList();
    }

    boolean has(String field) {
        return map.containsKey(field);
    }

    Optional<Object> optional(String field) {
        read.add(field);
        return Optional.ofNullable(map.get(field));
    }

    Optional<Object> required(String field) {
        if (!has(field)) {
            findings.add(place.isEmpty() ? "definition" : place, "lacks " + field);
        }
        return optional(field);
    }

    Optional<String> text(String field) {
        Optional<Object> value = optional(field);
        if (value.isPresent() && !(value.get() instanceof String)) {
            refuse(field, "must be a string, not " + StrictJson.write(value.get()));
        }
        return value.filter(String.class::isInstance).map(String.class::cast);
    }

    String requiredText(String field) {
        if (!has(field)) {
            required(field);
        }
        return text(field).orElse("");
    }

    /**
     * Returns the items of a list; none if the field is absent. An empty list is a finding, because no field may have
     * one.
     */
    List<?> items(String field) {
        Optional<Object> value = optional(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof List<?> list) || list.isEmpty()) {
            refuse(field, "must be a list with at least one item, not " + StrictJson.write(value.get()));
            return List.of();
        }
        return list;
    }

    /** Adds a finding for each field that has not been read, with the reason; call it last. */
    void rejectUnread(String owner) {
        optional("Comment");
        for (Object key : map.keySet()) {
            String field = String.valueOf(key);
            if (read.contains(field)) {
                continue;
            }
            refuse(field, reason(field, owner));
        }
    }

    private static String reason(String field, String owner) {
        if (JSON_PATH.contains(field)) {
            return "belongs to the JSONPath language; in JSONata use Arguments, Output, Assign and {% … %}";
        }
        if (DISTRIBUTED.contains(field)) {
            return "belongs to a DISTRIBUTED Map, which is not run here";
        }
        return field.equals("Credentials")
                ? "is not run here: every task runs in the one local account"
                : "is not a field of " + owner;
    }
}
