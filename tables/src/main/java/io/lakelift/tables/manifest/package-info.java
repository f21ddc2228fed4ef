/**
 * What RDS says about an export: {@code export_info_ID.json} and the pages of
 * {@code export_tables_info_ID_from_N_to_M.json}. AWS documents the form of neither, so any field may be absent, a
 * number may be written as text, and unknown fields are ignored. {@link io.lakelift.tables.manifest.ManifestReader}
 * reads them into a {@link io.lakelift.tables.manifest.Manifest}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.manifest;
