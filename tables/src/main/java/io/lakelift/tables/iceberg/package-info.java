/**
 * The metadata of Iceberg tables over an export's own files: {@link io.lakelift.tables.iceberg.NightCommit} makes one
 * snapshot of each export, without copying data.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.iceberg;
