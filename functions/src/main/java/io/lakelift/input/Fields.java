package io.lakelift.input;

import io.lakelift.export.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of an object. Callers read them by name, and {@link #rejectUnread} then reports every field that was not
 * read, because it is misspelt or would silently have no effect. Null counts as a value of the wrong type, not as
 * missing. If faults are collected, an empty value replaces what is missing or wrong.
 */
public final class Fields {
    private final String name;
    private final String prefix;
    private final Tree tree;
    private final FaultReporter faults;
    private final Map<String, Tree> names = new LinkedHashMap<>();
    private final Map<String, Tree> values = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    Fields(String name, String prefix, Tree tree, List<Map.Entry<Tree, Tree>> fields, FaultReporter faults) {
        this.name = name;
        this.prefix = prefix;
        this.tree = tree;
        this.faults = faults;
        fields.forEach(field -> add(field.getKey(), field.getValue()));
    }

    /** @param name what a sentence calls the whole; it is not part of its fields' paths: {@code "the input"} */
    public static Fields of(String name, Tree whole, FaultReporter faults) {
        return new Value(name, whole, faults)
                .fields("")
                .orElseGet(() -> new Fields(name, "", whole, List.of(), faults));
    }

    private void add(Tree field, Tree value) {
        if (field.kind() == Tree.Kind.LIST || field.kind() == Tree.Kind.OBJECT) {
            faults.add(field, "A field's name in %s is %s: give text.".formatted(name, field.shown()));
            return;
        }
        Tree first = names.putIfAbsent(field.text(), field);
        if (first == null) {
            values.put(field.text(), value);
        } else {
            faults.add(field, twice(at(field.text()), ", first in line " + first.line()));
        }
    }

    /** The sentence about a field that is given twice, also for parsers that detect this themselves. */
    public static String twice(String field, String where) {
        return "%s is given twice%s: keep one.".formatted(field, where);
    }

    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** A field's path; the object's own for an empty name. */
    public String at(String field) {
        return field.isEmpty() ? name : prefix + Text.line(field, 100);
    }

    /** Empty if the field is missing, which is allowed. */
    public Optional<Value> value(String field) {
        read.add(field);
        return Optional.ofNullable(values.get(field)).map(found -> new Value(at(field), found, faults));
    }

    /** @param hint what the value would be, to end a sentence with: {@code "such as nightly"} */
    public Optional<Value> required(String field, String hint) {
        Optional<Value> value = value(field);
        if (value.isEmpty()) {
            String from = prefix.isEmpty() ? " from " + name : "";
            fault(field, "%s is missing%s: add it%s.".formatted(at(field), from, hint.isEmpty() ? "" : ", " + hint));
        }
        return value;
    }

    public String text(String field) {
        return required(field, "").flatMap(Value::text).orElse("");
    }

    /** Empty if the field is missing. */
    public Optional<String> optionalText(String field) {
        return value(field).flatMap(Value::text);
    }

    /** False if the field is missing. */
    public boolean flag(String field) {
        return value(field).flatMap(Value::flag).orElse(false);
    }

    /** From one second to {@code longest}; empty if the field is missing. */
    public Optional<Duration> duration(String field, Duration longest) {
        return value(field).flatMap(value -> value.duration(longest, "PT12H"));
    }

    public Instant instant(String field) {
        return required(field, "").flatMap(Value::instant).orElse(Instant.EPOCH);
    }

    /** Empty if the field is missing. */
    public Optional<Instant> optionalInstant(String field) {
        return value(field).flatMap(Value::instant);
    }

    public Fields object(String field) {
        required(field, "");
        return section(field);
    }

    /** Empty if the field is missing. */
    public Optional<Fields> optionalObject(String field) {
        return value(field).flatMap(Value::fields);
    }

    /** An object without fields if the field is missing. */
    public Fields section(String field) {
        return optionalObject(field).orElseGet(() -> new Fields(at(field), at(field) + ".", tree, List.of(), faults));
    }

    /** Reports a whole sentence, at the field, or at its object if it is missing. */
    public void fault(String field, String sentence) {
        faults.add(names.getOrDefault(field, tree), sentence);
    }

    public void rejectUnread() {
        allowOnly(read);
    }

    /** Reports every field that is not one of those. */
    public void allowOnly(Collection<String> known) {
        for (String field : names.keySet()) {
            if (!known.contains(field)) {
                fault(field, unknown(field, name, known));
            }
        }
    }

    /** The sentence about a field that an object cannot have, also for other checks. */
    public static String unknown(String field, String object, Collection<String> known) {
        return "Unknown field %s in %s%s; allowed fields: %s."
                .formatted(Text.quoted(field), object, Nearest.hint(field, known), String.join(", ", known));
    }
}
