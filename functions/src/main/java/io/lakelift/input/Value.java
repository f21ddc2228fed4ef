package io.lakelift.input;

import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One value in an input or in the deployment's file. Its methods read it as a certain type. A value of another type, or
 * one that breaks a rule, is reported to {@code faults}. If the reporter does not throw an exception, the method then
 * returns an empty Optional, or leaves the value out of the list that it returns.
 *
 * @param path where the value is in the whole, such as {@code schedules[0].name}
 */
public record Value(String path, Tree tree, FaultReporter faults) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public Optional<String> text() {
        return as(Tree.Kind.TEXT, "give text in quotation marks");
    }

    /**
     * Text that passes a check.
     *
     * @param rule says what would be right: {@code "give text"}
     */
    public Optional<String> text(Predicate<String> form, String rule) {
        return text().filter(text -> form.test(text) || wrong(rule).isPresent());
    }

    /**
     * @param fault returns why the text is wrong and what would be right, as the end of a sentence that begins with the
     *     text; empty if the text is valid
     */
    public Optional<String> checked(Function<String, Optional<String>> fault) {
        return text().filter(text -> {
            Optional<String> why = fault.apply(text);
            why.ifPresent(said -> fault("%s %s %s.".formatted(path, Text.quoted(text), said)));
            return why.isEmpty();
        });
    }

    public Optional<Boolean> flag() {
        return as(Tree.Kind.FLAG, "give true or false, without quotation marks").map(Boolean::valueOf);
    }

    public Optional<Integer> number(int least, int most) {
        String rule = "give a whole number from %d to %d".formatted(least, most);
        return as(Tree.Kind.NUMBER, rule)
                .map(digits -> digits.matches("-?[0-9]{1,9}") ? Integer.parseInt(digits) : Integer.MIN_VALUE)
                .filter(number ->
                        number >= least && number <= most || wrong(rule).isPresent());
    }

    /**
     * An ISO-8601 duration that passes a check, such as {@code PT12H}.
     *
     * @param rule says what would be right
     */
    public Optional<Duration> duration(Predicate<Duration> form, String rule) {
        return text(text -> duration(text).filter(form).isPresent(), rule).flatMap(Value::duration);
    }

    /**
     * An ISO-8601 duration from one second to {@code longest}.
     *
     * @param longest a number of whole days, because the fault gives it in days
     * @param example a valid duration, such as {@code PT12H}
     */
    public Optional<Duration> duration(Duration longest, String example) {
        return duration(
                value -> value.toSeconds() >= 1 && value.compareTo(longest) <= 0,
                "give an ISO-8601 duration from PT1S to P%dD, such as %s".formatted(longest.toDays(), example));
    }

    /** Java accepts lower case and signs as well; the JSON schema of the deployment's file does not. */
    private static Optional<Duration> duration(String text) {
        return text.matches("P[0-9DTHMS.]+") ? parsed(text, Duration::parse) : Optional.empty();
    }

    /** A time in the years 1970 to 9999, so that calculating with it cannot overflow. */
    public Optional<Instant> instant() {
        return text(text -> instant(text).isPresent(), "give a time such as 2026-11-21T02:00:00Z")
                .flatMap(Value::instant);
    }

    private static Optional<Instant> instant(String text) {
        return parsed(text, Instant::parse).filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Creates one of the domain's objects from the value, and reports its refusal.
     *
     * @param name the field's name, with which the refusal begins; replaced with the path
     */
    public <T> Optional<T> parsed(String name, Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (ExportRefused e) {
            fault(path + String.valueOf(e.getMessage()).substring(name.length()));
            return Optional.empty();
        }
    }

    public Optional<Fields> fields() {
        return fields(path + ".");
    }

    /** @param prefix what the fields' paths begin with */
    Optional<Fields> fields(String prefix) {
        return tree.kind() == Tree.Kind.OBJECT
                ? Optional.of(new Fields(path, prefix, tree, tree.fields(), faults))
                : wrong("give an object with named fields");
    }

    /** The entries of a list; an empty one is a fault, because it was meant to contain something. */
    public List<Value> entries() {
        List<Value> entries = new ArrayList<>();
        for (Tree entry : tree.entries()) {
            entries.add(new Value("%s[%d]".formatted(path, entries.size()), entry, faults));
        }
        if (entries.isEmpty()) {
            wrong("give a list with at least one entry, or leave it out");
        }
        return entries;
    }

    public List<String> texts() {
        return entries().stream().flatMap(entry -> entry.text().stream()).toList();
    }

    /** Reports a whole sentence. */
    public void fault(String sentence) {
        faults.add(tree, sentence);
    }

    /**
     * Reports that the value is not what was expected.
     *
     * @param rule says what would be right: {@code "give true or false"}
     * @return always empty
     */
    public <T> Optional<T> wrong(String rule) {
        fault("%s is %s: %s.".formatted(path, tree.shown(), rule));
        return Optional.empty();
    }

    private Optional<String> as(Tree.Kind kind, String rule) {
        return tree.kind() == kind ? Optional.of(tree.text()) : wrong(rule);
    }
}
