package io.lakelift.tables.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes a registration as one JSON object: the export, the database, and what became of each table.
 * {@link Registration} and {@link TableResult} describe the values.
 */
public final class RegistrationJson {
    /** Increased when a field changes its meaning or is removed, but not when one is added. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegistrationJson() {}

    /** The registration as JSON, on one line. */
    public static String write(Registration registration) {
        ObjectNode json = JSON.createObjectNode()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("exportTaskIdentifier", registration.night().exportTaskIdentifier())
                .put("sourceArn", registration.night().snapshotArn())
                .put("snapshotTime", registration.night().snapshotTime().toString())
                .put("database", registration.database());
        var tables = json.putArray("tables");
        for (TableResult table : registration.tables()) {
            ObjectNode one = tables.addObject()
                    .put("table", table.table())
                    .put("outcome", table.outcome().word())
                    .put("rows", table.rows());
            table.name().ifPresent(name -> one.put("name", name));
            // As text, because a program that reads numbers as doubles would round it to another snapshot's ID.
            table.snapshotId().ifPresent(id -> one.put("snapshotId", String.valueOf(id)));
            table.sentences().forEach(one.putArray("sentences")::add);
            table.nights().forEach(one.putArray("nights")::add);
        }
        return json.toString();
    }
}
