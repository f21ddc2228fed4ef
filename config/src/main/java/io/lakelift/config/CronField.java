package io.lakelift.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The syntax of one field of a cron expression. A field is a list of values, ranges and steps, or one of its own
 * special forms, such as {@code L}.
 *
 * @param name the field's name in error messages
 * @param least the lowest value
 * @param most the highest value
 * @param names the names of the values, in order; empty if only numbers are allowed
 * @param special a regular expression for the special forms, which cannot be part of a list; empty if there are none
 * @param example an example for the error message
 */
record CronField(String name, int least, int most, List<String> names, String special, String example) {

    boolean takes(String text) {
        if (!special.isEmpty() && text.matches(special)) {
            return true;
        }
        for (String entry : text.split(",", -1)) {
            if (!takesEntry(entry)) {
                return false;
            }
        }
        return true;
    }

    String rule() {
        String range = names.isEmpty()
                ? "%d to %d".formatted(least, most)
                : "%d to %d or %s to %s".formatted(least, most, names.getFirst(), names.getLast());
        return "give %s, such as %s".formatted(range, example);
    }

    /** {@code *}, {@code 5}, {@code 1-5}, or one of them with a step: {@code *}/15. */
    private boolean takesEntry(String entry) {
        String[] stepped = entry.split("/", -1);
        if (stepped.length > 2 || stepped.length == 2 && !isStep(stepped[1])) {
            return false;
        }
        if (stepped[0].equals("*")) {
            return true;
        }
        String[] ends = stepped[0].split("-", -1);
        if (ends.length > 2) {
            return false;
        }
        OptionalInt first = number(ends[0]);
        OptionalInt last = number(ends[ends.length - 1]);
        return first.isPresent() && last.isPresent() && first.getAsInt() <= last.getAsInt();
    }

    /** The values of a valid list, in no particular order. */
    IntStream values(String text) {
        return Stream.of(text.split(",")).flatMapToInt(this::entryValues).distinct();
    }

    private IntStream entryValues(String entry) {
        String[] stepped = entry.split("/");
        String[] ends = stepped[0].split("-");
        int first = stepped[0].equals("*") ? least : value(ends[0]);
        boolean open = stepped[0].equals("*") || ends.length == 1 && stepped.length == 2;
        int last = open ? most : value(ends[ends.length - 1]);
        int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
        return IntStream.rangeClosed(first, last).filter(value -> (value - first) % step == 0);
    }

    /** The value of one number or name. */
    int value(String text) {
        return number(text).orElseThrow();
    }

    private boolean isStep(String text) {
        return text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most;
    }

    private OptionalInt number(String text) {
        int named = names.indexOf(text);
        int value = named >= 0 ? least + named : text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
        return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
