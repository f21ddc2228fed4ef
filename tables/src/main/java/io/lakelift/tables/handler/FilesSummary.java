package io.lakelift.tables.handler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Builds the summary of a check for the state machine's report: counts and the first twenty findings, those of missing
 * and damaged tables before others. Long names and messages are cut, because a state's input is limited in size.
 */
final class FilesSummary {
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 200;

    /** The worst come first. */
    private static final List<TableStatus> ORDER = List.of(
            TableStatus.MISSING,
            TableStatus.DAMAGED,
            TableStatus.DOUBTFUL,
            TableStatus.SKIPPED,
            TableStatus.UNEXPECTED,
            TableStatus.COMPLETE);

    private FilesSummary() {}

    private record Named(String table, Finding finding) {}

    /** @param address the address of the full report; empty if it could not be stored */
    static ObjectNode of(VerificationReport report, String address) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("complete", report.complete());
        summary.put("tables", report.tables().size());
        summary.put("files", report.files());
        summary.put("rows", report.rows());
        summary.put("bytes", report.bytes());
        ObjectNode counts = summary.putObject("counts");
        Arrays.stream(TableStatus.values())
                .filter(status -> report.count(status) > 0)
                .forEach(status -> counts.put(status.word(), report.count(status)));
        List<Named> all = findings(report);
        ArrayNode findings = summary.putArray("findings");
        all.stream().limit(MOST_FINDINGS).forEach(named -> findings.add(finding(named)));
        summary.put("moreFindings", Math.max(0, all.size() - MOST_FINDINGS));
        if (!address.isEmpty()) {
            summary.put("report", address);
        }
        return summary;
    }

    private static List<Named> findings(VerificationReport report) {
        List<Named> all = new ArrayList<>();
        for (TableStatus status : ORDER) {
            for (TableReport table : report.tables()) {
                if (table.status() == status) {
                    table.findings().forEach(finding -> all.add(new Named(table.name(), finding)));
                }
            }
        }
        report.findings().forEach(finding -> all.add(new Named("", finding)));
        return all;
    }

    private static ObjectNode finding(Named named) {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        if (!named.table().isEmpty()) {
            finding.put("table", Text.line(named.table(), LONGEST_NAME));
        }
        finding.put("kind", named.finding().kind().word());
        finding.put("message", Text.line(named.finding().message(), LONGEST_MESSAGE));
        return finding;
    }

    /** What is proved to be lost, as a clause. */
    static String loss(VerificationReport report) {
        long lost = report.count(TableStatus.MISSING) + report.count(TableStatus.DAMAGED);
        return lost == 0
                ? "RDS's own export_info says that the export is not complete"
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d tables %s missing or damaged",
                        lost,
                        report.tables().size(),
                        lost == 1 ? "is" : "are");
    }
}
