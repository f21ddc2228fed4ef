package io.lakelift.tables.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.tables.report.ColumnMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads the fields of the manifests. AWS does not document them, so a number may be written as text, and a field that
 * is missing or malformed counts as absent.
 */
final class InfoJson {
    private InfoJson() {}

    static ExportInfo info(JsonNode info) {
        return new ExportInfo(
                text(info.path("exportTaskIdentifier")),
                text(info.path("sourceArn")),
                text(info.path("status")),
                text(info.path("snapshotTime")),
                texts(info.path("exportOnly")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> text(item).ifPresent(texts::add));
        return texts;
    }

    /** One entry of the list of tables; empty if it names no table. */
    static Optional<TableEntry> entry(JsonNode item) {
        return text(item.path("target"))
                .map(target -> new TableEntry(
                        target,
                        text(item.path("status")),
                        number(item.path("sizeGB")),
                        text(item.path("warningMessage")),
                        mappings(item.path("schemaMetadata").path("originalTypeMappings")),
                        openPartitions(item.path("tableStatistics").path("partitioningInfo"))));
    }

    private static List<ColumnMapping> mappings(JsonNode list) {
        List<ColumnMapping> mappings = new ArrayList<>();
        for (JsonNode mapping : list) {
            text(mapping.path("columnName"))
                    .ifPresent(name -> mappings.add(new ColumnMapping(
                            name,
                            text(mapping.path("originalType")),
                            digits(number(mapping.path("originalNumPrecision"))))));
        }
        return mappings;
    }

    /** RDS writes 0 if there is no limit. */
    private static OptionalInt digits(OptionalDouble precision) {
        return precision.isPresent() && precision.getAsDouble() >= 1
                ? OptionalInt.of((int) precision.getAsDouble())
                : OptionalInt.empty();
    }

    private static long openPartitions(JsonNode partitions) {
        double all = number(partitions.path("numberOfPartitions")).orElse(0);
        double completed =
                number(partitions.path("numberOfCompletedPartitions")).orElse(all);
        return Math.max(0, Math.round(all - completed));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private static OptionalDouble number(JsonNode value) {
        try {
            return value.isNumber()
                    ? OptionalDouble.of(value.doubleValue())
                    : value.isTextual()
                            ? OptionalDouble.of(Double.parseDouble(value.asText()))
                            : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
