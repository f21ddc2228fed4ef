package io.lakelift.tables.latest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes and reads a source's pointer, {@code latest.json} for short; docs/tables.md describes the fields. */
final class LatestJson {
    /** Increased when a field changes its meaning or is removed, but not when one is added. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LatestJson() {}

    static byte[] write(LatestExport latest) {
        ObjectNode json = JSON.createObjectNode()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("source", latest.source())
                .put("exportTaskIdentifier", latest.exportTaskIdentifier())
                .put("sourceArn", latest.sourceArn())
                .put("snapshotTime", latest.snapshotTime().toString())
                .put("endedAt", latest.endedAt().toString())
                .put("checkedAt", latest.checkedAt().toString())
                .put("s3Uri", latest.s3Uri())
                .put("report", latest.report());
        ArrayNode tables = json.putArray("tables");
        for (LatestExport.Table table : latest.tables()) {
            tables.addObject()
                    .put("name", table.name())
                    .put("s3Uri", table.s3Uri())
                    .put("files", table.files())
                    .put("rows", table.rows())
                    .put("bytes", table.bytes());
        }
        latest.others().forEach(json.putArray("otherTables")::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a pointer without its tables, which are not needed to decide which export is newer: both lists of tables
     * are empty. The result is empty if this version cannot read the file.
     */
    static Optional<LatestExport> read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
                return Optional.empty();
            }
            return Optional.of(new LatestExport(
                    json.path("source").asText(),
                    json.path("exportTaskIdentifier").asText(),
                    json.path("sourceArn").asText(),
                    time(json, "snapshotTime"),
                    time(json, "endedAt"),
                    time(json, "checkedAt"),
                    json.path("s3Uri").asText(),
                    json.path("report").asText(),
                    List.of(),
                    List.of()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant time(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
