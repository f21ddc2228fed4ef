package io.lakelift.local.cli;

import io.lakelift.export.Text;
import java.util.Map;

/**
 * How an export stands, out of a function's report.
 *
 * @param files what the check of its files has found so far; empty where it has not begun
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
                files(report));
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
