package io.lakelift.asl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks fields whose value is a constant; the result of an expression is checked when it is evaluated. */
final class Constants {
    static final long MOST = 99_999_999;
    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:[Zz]|[+-]\\d{2}:\\d{2})");

    private Constants() {}

    static void checkWhole(DefinitionFields fields, String field, Optional<Template> template, long least) {
        constant(template)
                .filter(value -> !DefinitionReader.isBetween(value, least, MOST))
                .ifPresent(value -> fields.refuse(
                        field,
                        "must be a whole number from %d to %d or {%% … %%}, not %s"
                                .formatted(least, MOST, StrictJson.write(value))));
    }

    static void checkText(DefinitionFields fields, String field, Optional<Template> template) {
        constant(template)
                .filter(value -> !(value instanceof String))
                .ifPresent(
                        value -> fields.refuse(field, "must be a string or {% … %}, not " + StrictJson.write(value)));
    }

    static void checkTimestamp(DefinitionFields fields, String field, Optional<Template> template) {
        constant(template)
                .filter(value -> timestamp(value).isEmpty())
                .ifPresent(value -> fields.refuse(
                        field, "must be a time like 2026-01-01T02:00:00Z or {% … %}, not " + StrictJson.write(value)));
    }

    /** Parses a time as Step Functions does; empty if the value is not a time. */
    static Optional<Instant> timestamp(Object value) {
        if (!(value instanceof String text) || !TIMESTAMP.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Object> constant(Optional<Template> template) {
        return template.filter(Template.Constant.class::isInstance).map(one -> ((Template.Constant) one).value());
    }
}
