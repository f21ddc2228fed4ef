package io.lakelift.tables.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.tables.parquet.Column;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what {@link ReportJson} writes; a report with another schema version is rejected. */
public final class ReportReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportReader() {}

    /** @throws IOException if it is not a report, or one of another version */
    public static VerificationReport read(byte[] json) throws IOException {
        JsonNode root = JSON.readTree(json);
        if (root == null || root.path("schemaVersion").asInt() != ReportJson.SCHEMA_VERSION) {
            throw new IOException("not a report of version " + ReportJson.SCHEMA_VERSION);
        }
        try {
            return new VerificationReport(
                    root.path("location").asText(),
                    text(root, "exportTaskIdentifier"),
                    text(root, "sourceArn"),
                    text(root, "snapshotTime"),
                    all(root.path("exportOnly"), JsonNode::asText),
                    Instant.parse(root.path("checkedAt").asText()),
                    all(root.path("tables"), ReportReader::table),
                    all(root.path("findings"), ReportReader::finding));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("not a readable report", e);
        }
    }

    private static TableReport table(JsonNode table) {
        return new TableReport(
                table.path("name").asText(),
                TableStatus.valueOf(table.path("status").asText().toUpperCase(Locale.ROOT)),
                text(table, "path"),
                table.path("files").asLong(),
                table.path("rows").asLong(),
                table.path("bytes").asLong(),
                all(
                        table.path("columns"),
                        column -> new Column(
                                column.path("name").asText(),
                                column.path("type").asText())),
                all(table.path(ReportJson.MAPPINGS), ReportReader::mapping),
                all(table.path("findings"), ReportReader::finding));
    }

    private static ColumnMapping mapping(JsonNode mapping) {
        int precision = mapping.path("originalNumPrecision").asInt();
        return new ColumnMapping(
                mapping.path("columnName").asText(),
                text(mapping, "originalType"),
                precision > 0 ? OptionalInt.of(precision) : OptionalInt.empty());
    }

    private static Finding finding(JsonNode finding) {
        String word = finding.path("kind").asText();
        return new Finding(
                Arrays.stream(FindingKind.values())
                        .filter(kind -> kind.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown kind of finding: " + word)),
                finding.path("message").asText(),
                text(finding, "file"));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> one) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(one.apply(each)));
        return all;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
