package io.lakelift.fakes.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.fakes.rds.RdsExportTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The manifests of an export: {@code export_info} and the pages of {@code export_tables_info}. AWS documents neither;
 * these have the members that users of RDS report.
 */
record Manifests(RdsExportTask task, Corpus corpus, List<ExportedTable> tables, List<ExportedTable> skipped) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TABLES_OF_A_PAGE = 100;
    private static final String DENIED = "PERMISSIONS_DO_NOT_EXIST";

    /** The text of each file, by the file's name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        String id = task.exportTaskIdentifier();
        texts.put("export_info_%s.json".formatted(id), info().toString());
        List<ObjectNode> entries = entries();
        for (int first = 0; first < entries.size(); first += TABLES_OF_A_PAGE) {
            List<ObjectNode> page = entries.subList(first, Math.min(entries.size(), first + TABLES_OF_A_PAGE));
            ObjectNode list = JSON.createObjectNode();
            list.putArray("perTableStatus").addAll(page);
            texts.put(
                    "export_tables_info_%s_from_%d_to_%d.json".formatted(id, first + 1, first + page.size()),
                    list.toString());
        }
        return texts;
    }

    private ObjectNode info() {
        ObjectNode info = JSON.createObjectNode()
                .put("exportTaskIdentifier", task.exportTaskIdentifier())
                .put("sourceArn", task.sourceArn());
        task.exportOnly().forEach(info.putArray("exportOnly")::add);
        task.snapshotTime().map(Instant::toString).ifPresent(time -> info.put("snapshotTime", time));
        task.taskStartTime().map(Instant::toString).ifPresent(time -> info.put("taskStartTime", time));
        task.taskEndTime().map(Instant::toString).ifPresent(time -> info.put("taskEndTime", time));
        return info.put("s3Bucket", task.s3Bucket())
                .put("s3Prefix", task.s3Prefix())
                .put("exportedFilesPath", ExportFiles.folder(task).replaceFirst("/$", ""))
                .put("iamRoleArn", task.iamRoleArn())
                .put("kmsKeyId", task.kmsKeyId())
                .put("status", task.status().name())
                .put("percentProgress", task.percentProgress())
                .put("totalExportedDataInGB", task.totalExtractedDataInGb() + 0.25);
    }

    private List<ObjectNode> entries() {
        List<ObjectNode> entries =
                new ArrayList<>(tables.stream().map(this::entry).toList());
        JsonNode warning = warning();
        for (JsonNode table : warning.path("skippedTables")) {
            entries.add(skipped(
                    table.path("tableName").asText(), table.path("reason").asText()));
        }
        for (JsonNode reason : warning.path("general")) {
            entries.add(JSON.createObjectNode()
                    .put("target", "postgres")
                    .put("warningMessage", reason.path("reason").asText()));
        }
        return entries;
    }

    private ObjectNode entry(ExportedTable table) {
        if (skipped.contains(table)) {
            return skipped(table.target(), DENIED);
        }
        ObjectNode entry = JSON.createObjectNode()
                .put("target", table.target())
                .put("status", "COMPLETE")
                .put("sizeGB", table.files() == 0 ? 0.000015 : 0.25);
        entry.putObject("tableStatistics")
                .putObject("partitioningInfo")
                .put("numberOfPartitions", "1")
                .put("numberOfCompletedPartitions", "1");
        ArrayNode mappings = entry.putObject("schemaMetadata").putArray("originalTypeMappings");
        corpus.columns()
                .forEach(column ->
                        mappings.addObject().put("columnName", column.name()).put("originalType", column.type()));
        return entry;
    }

    private static ObjectNode skipped(String target, String reason) {
        return JSON.createObjectNode()
                .put("target", target)
                .put("status", "SKIPPED")
                .put("warningMessage", reason);
    }

    /** The WarningMessage as JSON; an empty object if it is not JSON. */
    private JsonNode warning() {
        try {
            return JSON.readTree(task.warningMessage().orElse("{}"));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
