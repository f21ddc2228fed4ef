package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.plan.Plural;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Formats the report of a check as text: tables with their findings, the worst last, and then a line with the result.
 */
final class VerifyText {
    private static final int LONGEST = 1000;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    /** The order of the tables: the worst are last, next to the result. */
    private static final List<TableStatus> ORDER = List.of(
            TableStatus.COMPLETE,
            TableStatus.SKIPPED,
            TableStatus.UNEXPECTED,
            TableStatus.DOUBTFUL,
            TableStatus.DAMAGED,
            TableStatus.MISSING);

    private VerifyText() {}

    static List<String> lines(VerificationReport report) {
        List<String> lines = new ArrayList<>();
        report.tables().stream()
                .sorted(Comparator.comparing(table -> ORDER.indexOf(table.status())))
                .forEach(table -> {
                    lines.add(line(table));
                    table.findings().forEach(finding -> lines.add("    " + shown(finding)));
                });
        report.findings().forEach(finding -> lines.add(shown(finding)));
        lines.add(summary(report));
        return lines;
    }

    private static String line(TableReport table) {
        return "%-10s %,15d rows %,7d files %9s  %s"
                .formatted(
                        table.status().word(),
                        table.rows(),
                        table.files(),
                        size(table.bytes()),
                        Text.shown(table.name(), LONGEST));
    }

    private static String shown(Finding finding) {
        return Text.shown(finding.message(), LONGEST);
    }

    private static String summary(VerificationReport report) {
        String statuses = Arrays.stream(TableStatus.values())
                .filter(status -> status != TableStatus.COMPLETE && report.count(status) > 0)
                .map(status -> "%,d %s".formatted(report.count(status), status.word()))
                .collect(Collectors.joining(", "));
        return "%s: %s%s, %s, %s, %s."
                .formatted(
                        report.complete() ? "Nothing is missing or damaged" : "Not complete",
                        Plural.of(report.tables().size(), "table"),
                        statuses.isEmpty() ? "" : " (" + statuses + ")",
                        Plural.of(report.files(), "file"),
                        Plural.of(report.rows(), "row"),
                        size(report.bytes()));
    }

    private static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
