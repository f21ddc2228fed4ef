package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.plan.Plural;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.TableOutcome;
import io.lakelift.tables.register.TableResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Formats a registration as text: the tables, those that need action last, and then a line that sums them up. */
final class RegisterText {
    private static final int LONGEST = 1000;

    private RegisterText() {}

    static List<String> lines(Registration registration) {
        List<String> lines = new ArrayList<>();
        registration.tables().stream()
                .sorted(Comparator.comparing(TableResult::outcome))
                .forEach(table -> {
                    lines.add(line(table));
                    table.sentences().forEach(sentence -> lines.add("    " + Text.shown(sentence, LONGEST)));
                    table.nights()
                            .forEach(night -> lines.add(
                                    "    Table %s has an older night, with its own columns.".formatted(night)));
                });
        lines.add(summary(registration));
        return lines;
    }

    private static String line(TableResult table) {
        return "%-14s %,15d rows  %s%s"
                .formatted(
                        table.outcome().word(),
                        table.rows(),
                        Text.shown(table.table(), LONGEST),
                        table.name().map(" as "::concat).orElse(""));
    }

    private static String summary(Registration registration) {
        String outcomes = Arrays.stream(TableOutcome.values())
                .filter(outcome -> registration.count(outcome) > 0)
                .map(outcome -> "%,d %s".formatted(registration.count(outcome), outcome.word()))
                .collect(Collectors.joining(", "));
        return "%s of %s in database %s: %s%s."
                .formatted(
                        Text.shown(registration.night().exportTaskIdentifier(), LONGEST),
                        registration.night().snapshotTime(),
                        registration.database(),
                        Plural.of(registration.tables().size(), "table"),
                        outcomes.isEmpty() ? "" : " (" + outcomes + ")");
    }
}
