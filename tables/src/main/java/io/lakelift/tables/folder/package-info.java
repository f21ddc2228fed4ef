/**
 * An export's files. The port {@link io.lakelift.tables.folder.ExportFolder} lists them and reads ranges of them. The
 * adapters are {@code s3} and {@code disk}.
 */
@org.jspecify.annotations.NullMarked
package io.lakelift.tables.folder;
