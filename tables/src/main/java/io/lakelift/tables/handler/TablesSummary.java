package io.lakelift.tables.handler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.TableOutcome;
import io.lakelift.tables.register.TableResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the summary of a registration for the state machine's report: counts and the first twenty findings, those of
 * refused and held tables before others. Long names and messages are cut, because a state's input is limited in size.
 */
final class TablesSummary {
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 500;

    /**
     * What needs action comes first, then what changed since the night before. Other outcomes are only counted: the
     * check reports what RDS left out, and newer nights have the same reason for all tables.
     */
    private static final List<TableOutcome> ORDER = List.of(
            TableOutcome.REFUSED,
            TableOutcome.HELD,
            TableOutcome.UPDATED,
            TableOutcome.GONE,
            TableOutcome.CREATED,
            TableOutcome.ALREADY_THERE);

    private TablesSummary() {}

    private record Said(TableResult table, String message) {}

    /** @param address the address of the full registration; empty if it could not be stored */
    static ObjectNode of(Registration registration, String address) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("database", registration.database());
        summary.put("snapshotTime", registration.night().snapshotTime().toString());
        summary.put("tables", registration.tables().size());
        ObjectNode counts = summary.putObject("counts");
        Arrays.stream(TableOutcome.values())
                .filter(outcome -> registration.count(outcome) > 0)
                .forEach(outcome -> counts.put(outcome.word(), registration.count(outcome)));
        List<Said> all = said(registration);
        ArrayNode findings = summary.putArray("findings");
        all.stream()
                .limit(MOST_FINDINGS)
                .forEach(said -> findings.addObject()
                        .put("table", Text.line(said.table().table(), LONGEST_NAME))
                        .put("outcome", said.table().outcome().word())
                        .put("message", Text.line(said.message(), LONGEST_MESSAGE)));
        summary.put("moreFindings", Math.max(0, all.size() - MOST_FINDINGS));
        if (!address.isEmpty()) {
            summary.put("report", address);
        }
        return summary;
    }

    private static List<Said> said(Registration registration) {
        List<Said> all = new ArrayList<>();
        for (TableOutcome outcome : ORDER) {
            for (TableResult table : registration.tables()) {
                if (table.outcome() == outcome) {
                    table.sentences().forEach(sentence -> all.add(new Said(table, sentence)));
                    table.nights()
                            .forEach(night -> all.add(new Said(
                                    table, "Table %s has an older night, with its own columns.".formatted(night))));
                }
            }
        }
        return all;
    }
}
