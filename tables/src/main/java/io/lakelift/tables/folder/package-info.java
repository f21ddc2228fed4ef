/**
 * Where an export's files lie. {@link io.lakelift.tables.folder.ExportFolder} is the port: it lists an export's files
 * and reads ranges of them. The adapters are {@code s3} and {@code disk}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.folder;
