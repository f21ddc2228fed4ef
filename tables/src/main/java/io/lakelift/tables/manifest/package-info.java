/**
 * What RDS says about an export: {@code export_info_ID.json} and the pages of {@code
 * export_tables_info_ID_from_N_to_M.json}. AWS publishes neither's form, so every field may be absent, a number may
 * be a text, and unknown fields are passed over. {@link io.lakelift.tables.manifest.ManifestReader} reads them into a
 * {@link io.lakelift.tables.manifest.Manifest}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.manifest;
