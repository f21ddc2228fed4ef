package io.lakelift.tables.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lakelift.tables.parquet.Column;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes a report as one JSON object; docs/verify.md describes its fields. A report may be long, so it is streamed. */
public final class ReportJson {
    /** Increased when a field changes its meaning or is removed, but not when one is added. */
    public static final int SCHEMA_VERSION = 1;

    /** The manifest's name for the field. */
    static final String MAPPINGS = "originalTypeMappings";

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /** Writes the object and leaves the writer open. */
    public static void write(VerificationReport report, Writer to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeStringField("location", report.location());
            text(json, "exportTaskIdentifier", report.exportTaskIdentifier());
            text(json, "sourceArn", report.sourceArn());
            text(json, "snapshotTime", report.snapshotTime());
            if (!report.exportOnly().isEmpty()) {
                json.writeArrayFieldStart("exportOnly");
                for (String part : report.exportOnly()) {
                    json.writeString(part);
                }
                json.writeEndArray();
            }
            json.writeStringField("checkedAt", report.checkedAt().toString());
            json.writeBooleanField("complete", report.complete());
            sums(json, report.files(), report.rows(), report.bytes());
            json.writeArrayFieldStart("tables");
            for (TableReport table : report.tables()) {
                table(json, table);
            }
            json.writeEndArray();
            findings(json, report.findings());
            json.writeEndObject();
        }
    }

    private static void table(JsonGenerator json, TableReport table) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.name());
        json.writeStringField("status", table.status().word());
        text(json, "path", table.path());
        sums(json, table.files(), table.rows(), table.bytes());
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        mappings(json, table.mappings());
        findings(json, table.findings());
        json.writeEndObject();
    }

    /** With the manifest's own field names; omitted for a table without mappings. */
    private static void mappings(JsonGenerator json, List<ColumnMapping> mappings) throws IOException {
        if (mappings.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(MAPPINGS);
        for (ColumnMapping mapping : mappings) {
            json.writeStartObject();
            json.writeStringField("columnName", mapping.name());
            text(json, "originalType", mapping.type());
            if (mapping.precision().isPresent()) {
                json.writeNumberField(
                        "originalNumPrecision", mapping.precision().getAsInt());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void sums(JsonGenerator json, long files, long rows, long bytes) throws IOException {
        json.writeNumberField("files", files);
        json.writeNumberField("rows", rows);
        json.writeNumberField("bytes", bytes);
    }

    private static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("kind", finding.kind().word());
            text(json, "file", finding.file());
            json.writeStringField("message", finding.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
