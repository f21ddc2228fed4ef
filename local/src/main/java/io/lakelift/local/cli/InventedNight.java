package io.lakelift.local.cli;

import io.lakelift.export.ExportSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines from the dates in an input when its night begins. */
final class InventedNight {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm");
    private static final Pattern DATED = Pattern.compile(".*-(\\d{4}(?:-\\d{2}){4})");

    private InventedNight() {}

    /**
     * The time of the input's schedule; or else a time after the newest snapshot that it names; or else that of its
     * event.
     *
     * @param usual the result for an input without dates
     */
    static Instant of(InputValues input, Instant usual) {
        return first(input.texts("scheduledTime"))
                .or(() -> input.sources().stream()
                        .map(ExportSource::name)
                        .flatMap(name -> taken(name).stream())
                        .max(Comparator.naturalOrder())
                        .map(taken -> taken.plus(InventedSources.AGE)))
                .or(() -> first(input.texts("time")))
                .orElse(usual);
    }

    /** When a snapshot was taken, in UTC, from the date that RDS puts into its name; empty if the name has none. */
    static Optional<Instant> taken(String name) {
        Matcher dated = DATED.matcher(name);
        try {
            return dated.matches()
                    ? Optional.of(LocalDateTime.parse(dated.group(1), MINUTE).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> first(Iterable<String> times) {
        for (String time : times) {
            try {
                return Optional.of(Instant.parse(time));
            } catch (DateTimeException noTime) {
                continue;
            }
        }
        return Optional.empty();
    }
}
