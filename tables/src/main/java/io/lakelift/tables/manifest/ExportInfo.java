package io.lakelift.tables.manifest;

import java.util.Optional;

/**
 * The fields of {@code export_info_ID.json}; each is empty if RDS does not give it.
 *
 * @param status as RDS spells it
 * @param snapshotTime the time of the data, as RDS writes it
 */
public record ExportInfo(
        Optional<String> exportTaskIdentifier,
        Optional<String> sourceArn,
        Optional<String> status,
        Optional<String> snapshotTime) {}
