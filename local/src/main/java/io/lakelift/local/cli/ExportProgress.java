package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.plan.Plural;
import io.lakelift.local.run.StepEvents;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The progress of an export, from a function's report.
 *
 * @param status the export's status; empty if no export is known yet
 * @param gigabytes how many GB RDS has extracted; empty if unknown
 * @param identifier RDS's export task identifier or FSx's task id; empty if no export is known yet
 * @param waitingFor what is shown as long as {@code status} is empty
 * @param files what is known about the check of the export's files, or about the registration of its tables once that
 *     has begun; empty if neither has begun
 */
record ExportProgress(
        String status, int percent, String gigabytes, String identifier, String waitingFor, String files) {
    private static final int BAR = 20;
    private static final int LONGEST = 100;

    static ExportProgress of(Map<?, ?> report) {
        Object export = StepEvents.at(report, "export");
        return new ExportProgress(
                Text.shown(StepEvents.text(export, "status"), LONGEST),
                StepEvents.at(export, "percentProgress") instanceof Number percent ? percent.intValue() : 0,
                Text.shown(StepEvents.text(export, "totalExtractedDataInGB"), LONGEST),
                Text.shown(identifier(report, export), LONGEST),
                waiting(report),
                tables(StepEvents.at(report, "register")).orElseGet(() -> files(report)));
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

    /** The export task identifier of RDS, or the task id of FSx. */
    private static String identifier(Map<?, ?> report, Object export) {
        String own = StepEvents.text(export, "exportTaskIdentifier");
        return own.isEmpty() && export != null ? StepEvents.text(StepEvents.at(report, "task"), "id") : own;
    }

    private static String waiting(Map<?, ?> report) {
        return "waiting: " + StepEvents.text(report, "waitingFor") + StepEvents.text(report, "nothingToDo");
    }

    private static String files(Map<?, ?> report) {
        Object verify = StepEvents.at(report, "verify");
        if (verify == null) {
            return "";
        }
        if (StepEvents.at(verify, "round") != null) {
            return "Checking its files";
        }
        return StepEvents.at(verify, "complete") instanceof Boolean complete
                ? "%s %s tables, %s files, %s rows"
                        .formatted(
                                complete ? "Checked:" : "Loss is proved:",
                                StepEvents.text(verify, "tables"),
                                StepEvents.text(verify, "files"),
                                StepEvents.text(verify, "rows"))
                : "Its files were not checked";
    }

    /** What became of the tables; empty if their registration has not begun. */
    private static Optional<String> tables(Object register) {
        if (StepEvents.at(register, "error") != null) {
            return Optional.of("Its tables were not registered");
        }
        if (StepEvents.at(register, "round") != null) {
            return Optional.of("Registering its tables");
        }
        long there = Stream.of("created", "updated", "already there")
                .mapToLong(outcome -> StepEvents.at(StepEvents.at(register, "counts"), outcome) instanceof Number count
                        ? count.longValue()
                        : 0)
                .sum();
        return Optional.of(Text.shown(StepEvents.text(register, "database"), LONGEST))
                .filter(database -> !database.isEmpty())
                .map(database ->
                        "Registered: %s in the Glue database %s".formatted(Plural.of(there, "table"), database));
    }

    /** The line without the progress of a snapshot that is waited for, so that polls can be compared. */
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
