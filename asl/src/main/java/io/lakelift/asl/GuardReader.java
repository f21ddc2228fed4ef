package io.lakelift.asl;

import io.lakelift.asl.State.Catcher;
import io.lakelift.asl.State.Errors;
import io.lakelift.asl.State.Guard;
import io.lakelift.asl.State.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a state's Retry and Catch fields. */
final class GuardReader {
    private static final String ALL = "States.ALL";
    private static final long LONGEST_DELAY = 31_622_399;

    private final StateReader states;

    GuardReader(StateReader states) {
        this.states = states;
    }

    Guard read(DefinitionFields fields) {
        List<?> retriers = fields.items("Retry");
        List<Retrier> retry = new ArrayList<>();
        for (Object written : retriers) {
            DefinitionFields entry =
                    DefinitionFields.of(written, fields.place("Retry[%d]".formatted(retry.size())), fields.findings());
            retry.add(retrier(entry, retry.size() + 1 == retriers.size()));
        }
        List<?> catchers = fields.items("Catch");
        List<Catcher> caught = new ArrayList<>();
        for (Object written : catchers) {
            String at = "Catch[%d]".formatted(caught.size());
            DefinitionFields entry = DefinitionFields.of(written, fields.place(at), fields.findings());
            caught.add(catcher(entry, at, caught.size() + 1 == catchers.size()));
        }
        return new Guard(retry, caught);
    }

    private static Retrier retrier(DefinitionFields fields, boolean last) {
        Errors errors = errors(fields, last);
        long interval = whole(fields, "IntervalSeconds", 1, Constants.MOST).orElse(1L);
        long attempts = whole(fields, "MaxAttempts", 0, Constants.MOST).orElse(3L);
        Optional<Double> longest =
                whole(fields, "MaxDelaySeconds", interval + 1, LONGEST_DELAY).map(Long::doubleValue);
        String jitter = fields.text("JitterStrategy").orElse("NONE");
        if (!jitter.equals("NONE") && !jitter.equals("FULL")) {
            fields.refuse("JitterStrategy", "must be NONE or FULL, not \"" + jitter + "\"");
        }
        Retrier retrier = new Retrier(errors, interval, attempts, backoff(fields), longest, jitter.equals("FULL"));
        fields.rejectUnread("a Retry entry");
        return retrier;
    }

    private static double backoff(DefinitionFields fields) {
        Object rate = fields.optional("BackoffRate").orElse(2.0);
        if (!(rate instanceof Number number) || number.doubleValue() < 1) {
            fields.refuse("BackoffRate", "must be a number of 1.0 or more, not " + StrictJson.write(rate));
            return 1;
        }
        return number.doubleValue();
    }

    private static Optional<Long> whole(DefinitionFields fields, String field, long least, long most) {
        Optional<Object> value = fields.optional(field);
        if (value.isPresent() && !DefinitionReader.isBetween(value.get(), least, most)) {
            fields.refuse(
                    field,
                    "must be a whole number from %d to %d, not %s"
                            .formatted(least, most, StrictJson.write(value.get())));
            return Optional.empty();
        }
        return value.map(number -> ((Number) number).longValue());
    }

    private Catcher catcher(DefinitionFields fields, String at, boolean last) {
        Catcher catcher = new Catcher(
                errors(fields, last),
                states.settle(fields, at + "/", TemplateReader.CAUGHT),
                fields.requiredText("Next"));
        fields.rejectUnread("a Catch entry");
        return catcher;
    }

    private static Errors errors(DefinitionFields fields, boolean last) {
        if (!fields.has("ErrorEquals")) {
            fields.required("ErrorEquals");
        }
        List<String> names = new ArrayList<>();
        for (Object name : fields.items("ErrorEquals")) {
            if (name instanceof String text) {
                names.add(text);
            } else {
                fields.refuse("ErrorEquals", "must hold strings only, not " + StrictJson.write(name));
            }
        }
        if (names.contains(ALL) && names.size() > 1) {
            fields.refuse("ErrorEquals", "States.ALL must stand alone");
        }
        if (names.contains(ALL) && !last) {
            fields.refuse("ErrorEquals", "States.ALL must stand in the last entry");
        }
        return new Errors(List.copyOf(names));
    }
}
