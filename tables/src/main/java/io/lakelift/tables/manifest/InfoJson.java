package io.lakelift.tables.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;

/** The fields of the manifests. */
final class InfoJson {
    private InfoJson() {}

    static ExportInfo info(JsonNode info) {
        return new ExportInfo(
                text(info.path("exportTaskIdentifier")),
                text(info.path("sourceArn")),
                text(info.path("status")),
                text(info.path("snapshotTime")));
    }

    /** Empty where it names nothing. */
    static Optional<TableEntry> entry(JsonNode item) {
        return text(item.path("target"))
                .map(target -> new TableEntry(
                        target,
                        text(item.path("status")),
                        number(item.path("sizeGB")),
                        text(item.path("warningMessage")),
                        ColumnMapping.all(item.path("schemaMetadata").path("originalTypeMappings")),
                        openPartitions(item.path("tableStatistics").path("partitioningInfo"))));
    }

    private static long openPartitions(JsonNode partitions) {
        double all = number(partitions.path("numberOfPartitions")).orElse(0);
        double completed =
                number(partitions.path("numberOfCompletedPartitions")).orElse(all);
        return Math.max(0, Math.round(all - completed));
    }

    static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    static OptionalDouble number(JsonNode value) {
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
