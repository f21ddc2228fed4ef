package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.plan.Plural;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an export stands, out of a function's report.
 *
 * @param files what the check of its files has found so far, or what became of its tables; empty where neither has begun
 */
record Standing(String status, int percent, String gigabytes, String identifier, String waitingFor, String files) {
    private static final int BAR = 20;
    private static final int LONGEST = 100;

    static Standing of(Map<?, ?> report) {
        Object export = Steps.at(report, "export");
        return new Standing(
                Text.shown(Steps.text(export, "status"), LONGEST),
                Steps.at(export, "percentProgress") instanceof Number percent ? percent.intValue() : 0,
                Text.shown(Steps.text(export, "totalExtractedDataInGB"), LONGEST),
                Text.shown(identifier(report, export), LONGEST),
                waiting(report),
                tables(Steps.at(report, "register")).orElseGet(() -> files(report)));
    }

    String line() {
        if (status.isEmpty()) {
            return waitingFor;
        }
        if (!files.isEmpty()) {
            return files;
        }
        String size = gigabytes.isEmpty() ? "" : "%5s GB".formatted(gigabytes);
        return "%-11s %3d %%  %s".formatted(status, percent, size).stripTrailing();
    }

    /** As the service calls the export: the identifier that Lakelift gave it, or the id of a task of FSx. */
    private static String identifier(Map<?, ?> report, Object export) {
        String own = Steps.text(export, "exportTaskIdentifier");
        return own.isEmpty() && export != null ? Steps.text(Steps.at(report, "task"), "id") : own;
    }

    private static String waiting(Map<?, ?> report) {
        return "waiting: " + Steps.text(report, "waitingFor") + Steps.text(report, "nothingToDo");
    }

    private static String files(Map<?, ?> report) {
        Object verify = Steps.at(report, "verify");
        if (verify == null) {
            return "";
        }
        if (Steps.at(verify, "round") != null) {
            return "Checking its files";
        }
        return Steps.at(verify, "complete") instanceof Boolean complete
                ? "%s %s tables, %s files, %s rows"
                        .formatted(
                                complete ? "Checked:" : "Loss is proved:",
                                Steps.text(verify, "tables"),
                                Steps.text(verify, "files"),
                                Steps.text(verify, "rows"))
                : "Its files were not checked";
    }

    /** Empty where their registration has not begun. */
    private static Optional<String> tables(Object register) {
        if (Steps.at(register, "error") != null) {
            return Optional.of("Its tables were not registered");
        }
        if (Steps.at(register, "round") != null) {
            return Optional.of("Registering its tables");
        }
        long there = Stream.of("created", "updated", "already there")
                .mapToLong(outcome ->
                        Steps.at(Steps.at(register, "counts"), outcome) instanceof Number count ? count.longValue() : 0)
                .sum();
        return Optional.of(Text.shown(Steps.text(register, "database"), LONGEST))
                .filter(database -> !database.isEmpty())
                .map(database ->
                        "Registered: %s in the Glue database %s".formatted(Plural.of(there, "table"), database));
    }

    /** The line without what changes while nothing happens: how far a snapshot is that is waited for. */
    String unchanging() {
        return status.isEmpty() ? line().replaceAll("\\d+ %", "%") : line();
    }

    String bar() {
        int full = percent * BAR / 100;
        String size = gigabytes.isEmpty() ? "" : "%5s GB".formatted(gigabytes);
        String bar = "#".repeat(full) + ".".repeat(BAR - full);
        return "[%s] %3d %%  %-11s %s".formatted(bar, percent, status, size).stripTrailing();
    }
}
