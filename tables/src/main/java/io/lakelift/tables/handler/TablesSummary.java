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

/** What the state machine carries of a registration, less than 8 KiB of it: counts, and the first findings. */
final class TablesSummary {
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 200;

    /**
     * What someone has to act on comes first, then what is different from the night before. The others are counted:
     * the check reports what RDS has left out, and newer nights have one reason for all tables.
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

    /** @param address of the whole registration; empty where it could not be kept */
    static ObjectNode of(Registration registration, String address) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("database", registration.database());
        told.put("snapshotTime", registration.night().snapshotTime().toString());
        told.put("tables", registration.tables().size());
        ObjectNode counts = told.putObject("counts");
        Arrays.stream(TableOutcome.values())
                .filter(outcome -> registration.count(outcome) > 0)
                .forEach(outcome -> counts.put(outcome.word(), registration.count(outcome)));
        List<Said> all = said(registration);
        ArrayNode findings = told.putArray("findings");
        all.stream()
                .limit(MOST_FINDINGS)
                .forEach(said -> findings.addObject()
                        .put("table", Text.line(said.table().table(), LONGEST_NAME))
                        .put("outcome", said.table().outcome().word())
                        .put("message", Text.line(said.message(), LONGEST_MESSAGE)));
        told.put("moreFindings", Math.max(0, all.size() - MOST_FINDINGS));
        if (!address.isEmpty()) {
            told.put("report", address);
        }
        return told;
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
