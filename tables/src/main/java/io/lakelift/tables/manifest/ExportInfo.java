package io.lakelift.tables.manifest;

import java.util.List;
import java.util.Optional;

/**
 * The fields of {@code export_info_ID.json}; each is empty if RDS does not give it.
 *
 * @param status as RDS spells it
 * @param snapshotTime the time of the data, as RDS writes it
 * @param exportOnly the databases, schemas and tables that were to be exported; empty for all
 */
public record ExportInfo(
        Optional<String> exportTaskIdentifier,
        Optional<String> sourceArn,
        Optional<String> status,
        Optional<String> snapshotTime,
        List<String> exportOnly) {
    public ExportInfo {
        exportOnly = List.copyOf(exportOnly);
    }
}
