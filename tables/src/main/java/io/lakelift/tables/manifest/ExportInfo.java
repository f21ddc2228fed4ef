package io.lakelift.tables.manifest;

import java.util.Optional;

/**
 * {@code export_info_ID.json}.
 *
 * @param status as RDS spells it
 * @param snapshotTime how old the data is, in RDS's own words
 */
public record ExportInfo(
        Optional<String> exportTaskIdentifier,
        Optional<String> sourceArn,
        Optional<String> status,
        Optional<String> snapshotTime) {}
